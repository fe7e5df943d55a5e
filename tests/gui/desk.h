// SPDX-License-Identifier: MIT
#pragma once
#include "app/composition.h"
#include "models/journey/journeys/certify.h"
#include "tests/gui/driver.h"
#include "tests/gui/steps.h"

#include <QCoreApplication>

/// A person at the program: a practice world with a journal on disk, and the wizard window open in
/// it.
struct Desk
{
    /// \a painted false: the window is there but not on the screen, which is enough for walking and
    /// much faster.
    explicit Desk(const QString &locale, const QString &exerciseId = {}, bool painted = true,
        const Journey::Spec &journey = Journey::kCertify)
        : isPainted(painted)
        , spec(journey)
        , language(locale)
        , world(std::move(*Composition::practice(exerciseId, language)))
    {
        open(std::make_unique<Session>(world->tools(), spec));
    }

    /// Closes the window and continues from the journal alone, as the next start of the program
    /// would.
    void reopen()
    {
        wizard->close();
        const QString id = session->state().id;
        wizard.reset();
        session.reset();
        open(std::make_unique<Session>(world->tools(), spec, *world->journal().load(id)));
    }

    Driver driver(const Plan &plan = {}) { return Driver(*wizard, *session, plan); }
    QString step() const { return wizard->currentStep(); }
    QWidget *page() const { return wizard->currentPage(); }
    template <typename W>
    W *find(const char *name) const
    {
        return page()->findChild<W *>(QLatin1String(name));
    }

    bool isPainted;
    const Journey::Spec &spec;
    Language language;
    std::unique_ptr<Composition> world;
    std::unique_ptr<Session> session;
    std::unique_ptr<SetupWizard> wizard;

private:
    void open(std::unique_ptr<Session> opened)
    {
        session = std::move(opened);
        wizard = std::make_unique<SetupWizard>(*session);
        wizard->walkTo(session->state().step);
        if (isPainted) {
            wizard->show();
            wizard->activateWindow();
        } else {
            wizard->grab(); // some words wait for the first picture
            QCoreApplication::processEvents();
        }
    }
};
