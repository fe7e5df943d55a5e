// SPDX-License-Identifier: MIT
#include "wizard/pages/miniprogrampage.h"

#include "models/checks/check.h"
#include "models/core/paste.h"
#include "wizard/widgets/enumbox.h"
#include "wizard/widgets/factlist.h"
#include "wizard/widgets/field.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/textline.h"
#include "wizard/widgets/trichoice.h"

using namespace Qt::StringLiterals;
using Journey::Subject;
using Journey::Tri;

namespace {
QString factPrefix(Subject subject)
{
    switch (subject) {
    case Subject::Unknown:
        return {};
    case Subject::Individual:
        return u"subject.individual."_s;
    case Subject::Company:
        return u"subject.company."_s;
    case Subject::SoleTrader:
        return u"subject.sole-trader."_s;
    case Subject::Government:
        return u"subject.government."_s;
    case Subject::Media:
        return u"subject.media."_s;
    case Subject::Other:
        return u"subject.other."_s;
    }
    Q_UNREACHABLE();
}
} // namespace

MiniProgramPage::MiniProgramPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::MiniProgram, session, parent)
{
}

void MiniProgramPage::build()
{
    addLinks();
    m_fill = makePracticeButton(u"practiceFill"_s);
    const auto addLine = [this](TextLine *&line, Field *&field, const QString &name) {
        line = new TextLine(this);
        line->setObjectName(name);
        field = new Field(line, session().tray(), this);
        body()->addWidget(field);
    };
    addLine(m_name, m_nameField, u"name"_s);
    m_subject = new QComboBox(this);
    m_subject->setObjectName(u"subject"_s);
    addChoices(m_subject,
        {Subject::Unknown, Subject::Individual, Subject::Company, Subject::SoleTrader,
            Subject::Government, Subject::Media, Subject::Other});
    m_subjectField = new Field(m_subject, this);
    body()->addWidget(m_subjectField);
    addLine(m_principal, m_principalField, u"principal"_s);
    addLine(m_originalId, m_originalIdField, u"originalId"_s);
    m_basicInfo = new TriChoice(this);
    m_basicInfo->setObjectName(u"basicInfo"_s);
    m_adminPhone = new TriChoice(this);
    m_adminPhone->setObjectName(u"adminPhone"_s);
    body()->addWidget(m_basicInfo);
    body()->addWidget(m_adminPhone);
    m_factsTitle = makeLabel(this, "field");
    body()->addWidget(m_factsTitle);
    m_facts = new FactList(this);
    body()->addWidget(m_facts);

    connect(m_name, &TextLine::edited, this, [this] {
        draft().name = m_name->value();
        edited();
    });
    connect(m_principal, &TextLine::edited, this, [this] {
        draft().principal = m_principal->value();
        edited();
    });
    connect(m_originalId, &TextLine::edited, this, [this] {
        originalIdEdited();
        edited();
    });
    connect(m_subject, &QComboBox::activated, this, [this] {
        draft().subject = choice<Subject>(m_subject);
        showFacts();
        edited();
    });
    connect(m_basicInfo, &TriChoice::changed, this, [this] {
        draft().basicInfo = m_basicInfo->value();
        edited();
    });
    connect(m_adminPhone, &TriChoice::changed, this, [this] {
        draft().adminPhone = m_adminPhone->value();
        edited();
    });
    if (m_fill) {
        connect(m_fill, &QPushButton::clicked, this, [this] {
            const Exercise &exercise = *session().exercise();
            draft().name = exercise.scenario.miniPrograms.value(0).name;
            draft().originalId = exercise.originalId;
            draft().subject = Subject::Company;
            draft().principal = tr("Example Trading Co., Ltd.");
            draft().basicInfo = draft().adminPhone = Tri::Yes;
            show();
            edited();
        });
    }
}

void MiniProgramPage::show()
{
    m_name->showAnswer(draft().name);
    m_principal->showAnswer(draft().principal);
    if (m_answer != draft().originalId) { // what is not right yet stays in the field
        m_originalId->setValue(draft().originalId);
        m_answer = draft().originalId;
    }
    showOriginalIdProblem();
    setChoice(m_subject, draft().subject);
    m_basicInfo->setValue(draft().basicInfo);
    m_adminPhone->setValue(draft().adminPhone);
    showFacts();
    startAt(m_name);
}

QString MiniProgramPage::typedOriginalId() const
{
    return repaired(m_originalId->text()).text;
}

/// Nothing else is ever stored; while one is being changed, the one before counts.
QString MiniProgramPage::rightOriginalId() const
{
    const QString typed = typedOriginalId();
    return checkOriginalId(typed).status != CheckStatus::Failed ? typed : QString();
}

void MiniProgramPage::originalIdEdited()
{
    if (typedOriginalId().isEmpty() || !rightOriginalId().isEmpty()) {
        draft().originalId = m_answer = rightOriginalId();
    }
    showOriginalIdProblem();
}

void MiniProgramPage::showOriginalIdProblem()
{
    const QString id = typedOriginalId();
    if (id.isEmpty()) {
        m_originalIdField->setProblem({});
        return;
    }
    const CheckResult checked = checkOriginalId(id);
    if (checked.status == CheckStatus::Failed) {
        m_originalIdField->setProblem(words().finding(checked.finding).title);
    } else {
        m_originalIdField->setRemark(m_originalId->text() != id
                ? tr("Blanks and signs around the value were removed.")
                : QString());
    }
}

void MiniProgramPage::showFacts()
{
    const QString prefix = factPrefix(draft().subject);
    m_factsTitle->setVisible(!prefix.isEmpty());
    m_facts->setFacts(
        prefix.isEmpty() ? QList<Fact>{} : session().tools().rulebook.facts(prefix), words());
}

void MiniProgramPage::retranslate()
{
    if (m_fill) {
        m_fill->setText(tr("Fill in the made-up mini program"));
    }
    m_nameField->setLabel(tr("Name of the mini program"));
    m_nameField->setHint(tr("As written in the WeChat console (微信公众平台)."));
    m_subjectField->setLabel(tr("Who owns it? (subject, 主体)"));
    setChoiceText(m_subject, Subject::Unknown, tr("Please choose"));
    setChoiceText(m_subject, Subject::Individual, tr("An individual (个人)"));
    setChoiceText(m_subject, Subject::Company, tr("A company (企业)"));
    setChoiceText(
        m_subject, Subject::SoleTrader, tr("An individually-owned business (个体工商户)"));
    setChoiceText(m_subject, Subject::Government, tr("A government body (政府)"));
    setChoiceText(m_subject, Subject::Media, tr("Media (媒体)"));
    setChoiceText(m_subject, Subject::Other, tr("Another organisation (其他组织)"));
    m_principalField->setLabel(tr("The owner's registered name"));
    m_principalField->setHint(
        tr("Exactly as in the business register: it decides which mini programs fit together."));
    m_originalIdField->setLabel(tr("Original ID (optional)"));
    m_originalIdField->setHint(tr("Begins with gh_. You find it in the WeChat console under 设置 "
                                  "(Settings) › 基本设置 (Basic settings)."));
    m_factsTitle->setText(tr("What such an owner may and may not do"));
    m_basicInfo->setQuestion(tr("Are name, picture and introduction set in the WeChat console?"));
    m_adminPhone->setQuestion(
        tr("Is the administrator's mobile number bound in the WeChat console?"));
    showOriginalIdProblem();
    showFacts();
}

WizardPage::Missing MiniProgramPage::missing() const
{
    if (draft().name.trimmed().isEmpty()) {
        return {tr("Enter the name of the mini program."), m_name};
    }
    if (draft().subject == Subject::Unknown) {
        return {tr("Choose who owns the mini program."), m_subject};
    }
    if (draft().originalId != typedOriginalId()) {
        return {tr("Correct the original ID or leave it empty."), m_originalId};
    }
    return {};
}
