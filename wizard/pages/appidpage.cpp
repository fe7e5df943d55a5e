// SPDX-License-Identifier: MIT
#include "wizard/pages/appidpage.h"

#include "models/checks/check.h"
#include "models/core/paste.h"
#include "wizard/widgets/field.h"
#include "wizard/widgets/textline.h"

using namespace Qt::StringLiterals;

namespace {
constexpr int kLongestChatLine = 2000;
}

AppIdPage::AppIdPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::AppId, session, parent)
{
}

void AppIdPage::build()
{
    m_fill = makePracticeButton(u"practiceFill"_s);
    addLinks();
    m_appId = new TextLine(this, kLongestChatLine);
    m_appId->setObjectName(u"appId"_s);
    m_appId->setPlaceholderText(u"wx0123456789abcdef"_s);
    m_field = new Field(m_appId, session().tray(), this);
    body()->addWidget(m_field);
    connect(m_appId, &TextLine::edited, this, &AppIdPage::textEdited);
    if (m_fill) {
        connect(m_fill, &QPushButton::clicked, this, [this] {
            m_appId->setValue(session().exercise()->appId);
            textEdited();
        });
    }
}

void AppIdPage::show()
{
    if (m_answer != draft().appId) { // what is not right yet stays in the field
        m_appId->setValue(draft().appId);
        m_typed = m_answer = draft().appId;
    }
    showProblem();
    startAt(m_appId);
}

/// Nothing else is ever stored; while one is being changed, the one before counts.
QString AppIdPage::rightAppId() const
{
    return checkAppId(m_typed).status != CheckStatus::Failed ? m_typed : QString();
}

void AppIdPage::textEdited()
{
    const Paste paste = repaired(m_appId->text());
    const QString found = appIdIn(paste.text); // out of a whole line of chat
    m_typed = found.isEmpty() ? paste.text : found;
    if (m_typed.isEmpty() || !rightAppId().isEmpty()) {
        draft().appId = m_answer = rightAppId();
    }
    showProblem();
    edited();
}

void AppIdPage::showProblem()
{
    if (rightAppId().isEmpty()) {
        m_field->setProblem(problem());
    } else {
        m_field->setRemark(m_appId->text() != draft().appId
                ? tr("Taken from what you pasted: %1").arg(draft().appId)
                : tr("✓ The form is right."));
    }
}

QString AppIdPage::problem() const
{
    if (m_typed.isEmpty()) {
        return {};
    }
    if (appIdsIn(m_typed).size() > 1) {
        return tr("There are several AppIDs here. Leave only the one of this mini program.");
    }
    const Finding wrong = checkAppId(m_typed).finding;
    const QString reason = wrong.facts.value("reason"_L1).toString();
    if (reason == "upper-case"_L1) {
        return tr("It contains capital letters; an AppID has small ones. Copy it again.");
    }
    if (reason == "length"_L1) {
        return tr("%n character(s) instead of 18.", nullptr, static_cast<int>(m_typed.size()));
    }
    if (reason == "prefix"_L1) {
        return tr("An AppID begins with wx; this does not.");
    }
    if (reason == "characters"_L1) {
        return tr("After wx come only digits and the small letters a–f.");
    }
    const FindingWords text = words().finding(wrong);
    return text.title + u'\n' + text.meaning;
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
    if (!rightAppId().isEmpty()) {
        return {};
    }
    return {m_typed.isEmpty() ? tr("Enter the AppID.") : tr("Correct the AppID."), m_appId};
}
