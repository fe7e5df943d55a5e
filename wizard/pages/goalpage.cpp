// SPDX-License-Identifier: MIT
#include "wizard/pages/goalpage.h"

#include "wizard/widgets/choicecard.h"
#include "wizard/widgets/makers.h"

#include <QButtonGroup>
#include <QComboBox>

using namespace Qt::StringLiterals;

GoalPage::GoalPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::Goal, session, parent)
{
}

void GoalPage::build()
{
    m_goals = new QButtonGroup(this);
    m_certify = new ChoiceCard(m_goals, Certify, this);
    m_certify->radio()->setObjectName(u"goalCertify"_s);
    body()->addWidget(m_certify);
    if (session().isPractice()) {
        m_certify->radio()->setChecked(true);
        m_exerciseLabel = makeLabel(this, "field");
        m_exercise = new QComboBox(this);
        m_exercise->setObjectName(u"exercise"_s);
        m_exerciseLabel->setBuddy(m_exercise);
        for (const QString &id : exerciseIds()) {
            m_exercise->addItem(QString(), id);
        }
        showExercise();
        body()->addWidget(m_exerciseLabel);
        body()->addWidget(m_exercise);
        connect(m_exercise, &QComboBox::activated, this,
            [this] { Q_EMIT session().exerciseRequested(m_exercise->currentData().toString()); });
    } else {
        m_practise = new ChoiceCard(m_goals, Practise, this);
        m_practise->radio()->setObjectName(u"goalPractise"_s);
        body()->addWidget(m_practise);
    }
    if (!session().state().id.isEmpty()) {
        m_certify->radio()->setChecked(true);
    }
    connect(m_goals, &QButtonGroup::idToggled, this, &GoalPage::refresh);
    m_independent = makeLabel(this, "small");
    body()->addWidget(m_independent);
}

void GoalPage::showExercise()
{
    m_exercise->setCurrentIndex(qMax(0, m_exercise->findData(session().exercise()->scenario.id)));
}

void GoalPage::retranslate()
{
    m_certify->setTitle(tr("Certify a mini program"));
    m_certify->setLines({{QString(),
        tr("Connect a WeChat mini program to the low-code platform, by scan or fully managed. "
           "Every value is checked before you hand it in.")}});
    if (m_practise) {
        m_practise->setTitle(tr("Practise first"));
        m_practise->setLines({{QString(),
            tr("Walk through the same pages with a made-up mini program. Nothing leaves this "
               "computer, "
               "nothing can break.")}});
    }
    if (m_exercise) {
        m_exerciseLabel->setText(tr("What should go wrong in this exercise?"));
        m_exercise->setAccessibleName(m_exerciseLabel->text());
        const QHash<QString, QString> names{{u"all-well"_s, tr("Nothing: all goes well")},
            {u"api-whitelist"_s, tr("The API IP whitelist is switched on")},
            {u"upload-whitelist"_s, tr("The code-upload IP whitelist is switched on")},
            {u"secret-frozen"_s, tr("The AppSecret is frozen")},
            {u"wrong-secret"_s, tr("The AppSecret is an old one")},
            {u"damaged-key"_s, tr("The upload key file is damaged")},
            {u"other-key"_s, tr("The upload key belongs to another mini program")},
            {u"expired-certificate"_s, tr("A domain's certificate has expired")},
            {u"busy"_s, tr("WeChat is busy")}, {u"offline"_s, tr("There is no network")}};
        for (int i = 0; i < m_exercise->count(); ++i) {
            m_exercise->setItemText(i, names.value(m_exercise->itemData(i).toString()));
        }
    }
    m_independent->setText(tr("Independent tool. Not affiliated with, endorsed by or supported by "
                              "Tencent. Product names belong to "
                              "their owners and identify compatibility only."));
}

WizardPage::Missing GoalPage::missing() const
{
    if (m_goals->checkedId() < 0) {
        return {tr("Choose what you want to do."), m_certify};
    }
    return {};
}

Future<> GoalPage::commit()
{
    if (m_goals->checkedId() == Practise) {
        Q_EMIT session().practiceRequested();
        return ready<void>(failure(u"cancelled"_s));
    }
    return ready<>({});
}

void GoalPage::commitFailed(const Finding & /*finding*/)
{
    // Practising happens in a window of its own; this page stays as it is.
}
