// SPDX-License-Identifier: MIT
#pragma once
#include "app/commandline.h"
#include "app/composition.h"
#include "models/journal/instancelock.h"

#include <QObject>
#include <QPointer>

class HomeWindow;
class ProblemWindow;
class SetupWizard;

/// Which window is open when. No window outlives the journal that it shows. Starts where the user
/// stopped: the journey changed last, at its step; a first start opens the wizard at its first
/// page.
class Windows final : public QObject
{
    Q_OBJECT
public:
    Windows(const CommandLine &line, const Services &services, QObject *parent = nullptr);
    ~Windows() override;

    /// Opens the first window. False if another start holds the folder and was asked to show its
    /// window: then quit.
    bool start();
    /// Saves what was typed last; for an end that asks nobody.
    void save();

private:
    struct Journey
    {
        // Members go in reverse order: the window before what it shows.
        std::unique_ptr<Session> session;
        std::unique_ptr<SetupWizard> wizard;
        void close();
    };

    bool startIn(const QString &folder);
    void openLast();
    void openHome(const Finding &told = {});
    void closeWorld();
    void tell(const Finding &finding);
    Result<JourneyState> loaded(Composition &composition, const QString &journeyId);
    void openJourney(Composition &composition, const QString &journeyId);
    void openPractice(const QString &exerciseId);
    void show(Journey journey);
    void closeJourney();
    void openProblem(const Finding &finding);
    void raise();
    static void present(QWidget *window);

    CommandLine m_line;
    Services m_services;
    Language m_language;
    QString m_folder;
    std::unique_ptr<InstanceLock> m_lock;
    std::unique_ptr<Composition> m_real;
    std::unique_ptr<Composition> m_practice;
    std::unique_ptr<HomeWindow> m_home;
    std::unique_ptr<ProblemWindow> m_problem;
    Journey m_journey;
};
