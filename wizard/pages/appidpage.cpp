// SPDX-License-Identifier: MIT
#include "wizard/pages/appidpage.h"

#include "models/checks/check.h"
#include "models/core/paste.h"
#include "wizard/widgets/field.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

AppIdPage::AppIdPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::AppId, session, parent)
{
}

void AppIdPage::build()
{
    m_fill = makePracticeButton(u"practiceFill"_s);
    addLink(u"wechat-console"_s);
    m_appId = new QLineEdit(this);
    m_appId->setObjectName(u"appId"_s);
    m_appId->setPlaceholderText(u"wx0123456789abcdef"_s);
    m_field = new Field(m_appId, this);
    body()->addWidget(m_field);
    connect(m_appId, &QLineEdit::textEdited, this, &AppIdPage::textEdited);
    if (m_fill) {
        connect(m_fill, &QPushButton::clicked, this, [this] {
            m_appId->setText(session().exercise()->appId);
            textEdited();
        });
    }
}

void AppIdPage::show()
{
    m_appId->setText(draft().appId);
    showProblem();
    startAt(m_appId);
}

void AppIdPage::textEdited()
{
    const Paste paste = repaired(m_appId->text());
    const QString found = appIdIn(paste.text); // out of a whole line of chat
    draft().appId = found.isEmpty() ? paste.text : found;
    m_repaired = draft().appId != m_appId->text();
    showProblem();
    edited();
}

void AppIdPage::showProblem()
{
    if (draft().appId.isEmpty()) {
        m_field->setProblem({});
        return;
    }
    const CheckResult result = checkAppId(draft().appId);
    if (result.status == CheckStatus::Failed) {
        const FindingWords text = words().finding(result.finding);
        m_field->setProblem(text.title + u". "_s + text.meaning);
    } else {
        m_field->setRemark(m_repaired ? tr("Taken from what you pasted: %1").arg(draft().appId)
                                      : tr("✓ The form is right."));
    }
}

void AppIdPage::retranslate()
{
    if (m_fill) {
        m_fill->setText(tr("Copy the AppID from the practice console"));
    }
    m_field->setLabel(tr("AppID of the mini program"));
    m_field->setHint(tr("18 characters: wx and 16 digits or small letters a–f."));
    showProblem();
}

WizardPage::Missing AppIdPage::missing() const
{
    if (draft().appId.isEmpty()) {
        return {tr("Enter the AppID."), m_appId};
    }
    if (checkAppId(draft().appId).status == CheckStatus::Failed) {
        return {tr("Correct the AppID."), m_appId};
    }
    return {};
}
