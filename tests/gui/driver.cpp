// SPDX-License-Identifier: MIT
#include "tests/gui/driver.h"

#include "tests/gui/steps.h"
#include "wizard/blockpage.h"
#include "wizard/widgets/notice.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QRadioButton>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
/// \a ways with each option of \a decision.
QList<Journey::Answers> withEach(
    const QList<Journey::Answers> &ways, const Journey::Choice &decision)
{
    QList<Journey::Answers> longer;
    for (const Journey::Answers &way : ways) {
        for (const QString &option : decision.options().mid(1)) {
            longer.append(way);
            longer.last().setValue(decision.key, option);
        }
    }
    return longer;
}

/// Whether the pages on the way accept what is decided.
bool isAccepted(const Journey::Spec &spec, const Journey::Answers &way)
{
    for (const Journey::Step *step : Journey::path(spec, way)) {
        for (const Journey::Block &block : step->blocks) {
            const bool isDecided = way.json().contains(QLatin1StringView(Journey::idOf(block)));
            if (isDecided && block.shown(way) && std::holds_alternative<Journey::Choice>(block.part)
                && !Journey::isAnswered(block, way)) {
                return false;
            }
        }
    }
    return true;
}
} // namespace

QList<Journey::Answers> waysThrough(const Journey::Spec &spec)
{
    QList<Journey::Answers> all{Journey::Answers()};
    for (const Journey::Choice &decision : spec.decisions) {
        all = withEach(all, decision);
    }
    QList<Journey::Answers> ways;
    QList<QList<const Journey::Step *>> paths;
    for (const Journey::Answers &way : std::as_const(all)) {
        const QList<const Journey::Step *> path = Journey::path(spec, way);
        if (isAccepted(spec, way) && !paths.contains(path)) {
            ways.append(way);
            paths.append(path);
        }
    }
    return ways;
}

Driver::Driver(SetupWizard &wizard, Session &session, const Plan &plan)
    : m_wizard(wizard)
    , m_session(session)
    , m_plan(plan)
{
}

QString Driver::reason() const
{
    const auto *label = find<QLabel>("nextReason");
    return label ? label->text() : QString();
}

void Driver::choose(const char *name, const QString &value) const
{
    auto *box = find<QComboBox>(name);
    box->setCurrentIndex(box->findData(value));
    Q_EMIT box->activated(box->currentIndex());
}

void Driver::tickAll() const
{
    for (QCheckBox *box : m_wizard.currentPage()->findChildren<QCheckBox *>()) {
        if (box->isVisibleTo(m_wizard.currentPage()) && !box->isChecked()
            && box->objectName() != "goOnAnyway"_L1) {
            box->click();
        }
    }
}

bool Driver::fill()
{
    if (auto *button = find<QAbstractButton>("practiceFill")) {
        button->click();
    }
    answer();
    if (m_session.journeyId() == u"certify"_s) {
        answerCertifying();
    }
    tickAll();
    (void)QTest::qWaitFor(
        [this] { return isReady(m_wizard) || isToldWhatIsWrong(); }, m_patienceMs);
    return isReady(m_wizard);
}

void Driver::answer() const
{
    const auto *step = Journey::stepOf(m_session.spec(), m_wizard.currentStep());
    for (const Journey::Block &block : step->blocks) {
        const char *id = Journey::idOf(block);
        const QString value = m_plan.answers.json()[QLatin1StringView(id)].toString();
        if (value.isEmpty() || !block.shown(m_session.answers())) {
            continue;
        }
        if (std::holds_alternative<Journey::Choice>(block.part)) {
            choose(id, value);
        } else if (std::holds_alternative<Journey::YesNo>(block.part)) {
            find<QWidget>(id)
                ->findChildren<QRadioButton *>()
                .at(value == u"yes"_s ? 0 : 1)
                ->click();
        }
    }
}

void Driver::answerCertifying() const
{
    const QString step = m_wizard.currentStep();
    if (step == Step::Account) {
        choose("edition", Journey::valueId(m_plan.edition));
        choose("inUse", Journey::valueId(m_plan.inUse));
        find<QSpinBox>("certifiedCount")->setValue(m_plan.inUse == Journey::Method::None ? 0 : 2);
    } else if (step == Step::Method) {
        m_wizard.currentPage()
            ->findChild<QAbstractButton *>(u"method."_s + Journey::valueId(m_plan.method))
            ->click();
    } else if (step == Step::Edition) {
        choose("edition", Journey::valueId(Journey::Edition::Enterprise));
    }
}

bool Driver::isToldWhatIsWrong() const
{
    const auto *notice = find<Notice>("pageNotice");
    const auto *anyway = find<QCheckBox>("goOnAnyway");
    return (notice->isVisibleTo(m_wizard.currentPage()) && !notice->finding().id.isEmpty())
        || (anyway && anyway->isVisibleTo(m_wizard.currentPage()));
}

bool Driver::next()
{
    const QString before = m_wizard.currentStep();
    const bool last = m_wizard.nextId() < 0;
    const auto press = [&] {
        m_wizard.button(last ? QWizard::FinishButton : QWizard::NextButton)->click();
    };
    const auto isGone = [&] {
        return last ? m_wizard.isFinished() : m_wizard.currentStep() != before;
    };
    press();
    const auto isBusy = [this] {
        return static_cast<BlockPage *>(m_wizard.currentPage())->isBusy();
    };
    const auto isAnswered = [&] { // the rows of a check are shown a moment after it
        return isGone() || (!isBusy() && (isToldWhatIsWrong() || isReady(m_wizard)));
    };
    (void)QTest::qWaitFor(isAnswered, m_patienceMs);
    auto *anyway = find<QCheckBox>("goOnAnyway");
    if (!isGone() && m_goesOnAnyway && anyway && anyway->isVisibleTo(m_wizard.currentPage())) {
        anyway->click();
        press();
    } else if (!isGone() && isReady(m_wizard) && !isToldWhatIsWrong()) {
        press(); // what could not be checked was said, once
    }
    return QTest::qWaitFor(isGone, m_patienceMs);
}

bool Driver::goTo(const QString &step)
{
    while (m_wizard.currentStep() != step) {
        if (!fill() || !next()) {
            qWarning("stuck at %s: %s", qPrintable(m_wizard.currentStep()), qPrintable(reason()));
            return false;
        }
    }
    return true;
}
