// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"
#include "tests/gui/ready.h"

/// Which way a driven journey takes.
struct Plan
{
    Journey::Method method = Journey::Method::Managed;
    Journey::Method inUse = Journey::Method::None;
    Journey::Edition edition = Journey::Edition::Enterprise;
    Journey::Answers answers = {}; ///< what is chosen wherever a page asks for it
};

/// The decisions of \a spec for each way through it that differs from the others: the first of
/// them that its pages accept.
QList<Journey::Answers> waysThrough(const Journey::Spec &spec);

/// Drives a wizard window in practice mode as a person would: by its named widgets, page by page.
class Driver
{
public:
    Driver(SetupWizard &wizard, Session &session, const Plan &plan);

    /// Fills the current page so that Next would go on; waits for checks that run. False if it
    /// never becomes ready.
    bool fill();
    /// Presses Next (or Finish) and waits for the next page. False if it does not come.
    bool next();
    /// fill() and next() until \a step is shown. False if it never comes.
    bool goTo(const QString &step);

    /// The widget of this name on the current page; nullptr if there is none.
    template <typename W>
    W *find(const char *name) const
    {
        return m_wizard.currentPage()->findChild<W *>(QLatin1String(name));
    }
    /// What the page says beside Next.
    QString reason() const;
    /// Where a check fails, next() says that it is to go on anyway.
    void goOnAnyway() { m_goesOnAnyway = true; }
    /// How long fill() and next() wait for what runs; 10 s by default.
    void setPatience(int milliseconds) { m_patienceMs = milliseconds; }
    /// Chooses \a value in the box of this name, as a click in its list does.
    void choose(const char *box, const QString &value) const;

private:
    void answer() const;
    void answerCertifying() const;
    void tickAll() const;
    bool isToldWhatIsWrong() const;

    SetupWizard &m_wizard;
    Session &m_session;
    Plan m_plan;
    int m_patienceMs = 10'000;
    bool m_goesOnAnyway = false;
};
