// SPDX-License-Identifier: MIT
#pragma once
#include "app/commandline.h"
#include "app/composition.h"
#include "app/mainwindow.h"
#include "app/settings.h"
#include "models/journal/instancelock.h"

#include <QObject>
#include <QPointer>

class HomeView;
class ProblemView;
class SetupWizard;

/// What the window shows when. No view outlives the journal that it shows. Starts where the user
/// stopped: at Home, or in the journey that was open, at its step; at Home if nothing is under way.
/// Practice takes the window's place for a while: what was shown before waits behind it as it is.
class Windows final : public QObject
{
    Q_OBJECT
public:
    Windows(const CommandLine &line, const Services &services, QObject *parent = nullptr);
    ~Windows() override;

    /// Opens the first view. False if another start holds the folder and was asked to show its
    /// window: then quit.
    bool start();
    /// Saves what was typed last, and what is remembered of the windows; for an end that asks
    /// nobody.
    void save();

private:
    /// A journey that is open in the window.
    struct Journey
    {
        // Members go in reverse order: the view before what it shows.
        std::unique_ptr<Session> session;
        std::unique_ptr<SetupWizard> wizard;
        /// Deletes both.
        void close();
        /// Deletes both later: they may be in the middle of a signal.
        void leave();
    };

    bool startIn(const QString &folder);
    void openLast();
    QString journeyToContinue() const;
    void openHome(const Finding &told = {});
    void makeHome();
    void goHome();
    void closeWorld();
    void tell(const Finding &finding);
    Result<JourneyState> loaded(const QString &journeyId);
    void openNew(const QString &journeyId);
    void openJourney(const QString &journeyId);
    void show(std::unique_ptr<Session> session);
    std::unique_ptr<SetupWizard> openWizard(Session &session);
    void goOn(Journey &from, const QString &journeyId);
    Result<std::unique_ptr<Session>> next(Composition &world, const JourneyState &before);
    void journeyClosed();
    void openPractice(const QString &exerciseId, const QString &journeyId);
    void openExercise(std::unique_ptr<Session> session);
    void leavePractice();
    void openProblem(const Finding &finding);
    void openSettings(const QWidget *button);
    void noteLast();
    void remember();

    CommandLine m_line;
    Services m_services;
    QString m_settingsFile;
    Settings m_settings;
    Language m_language;
    Appearance m_appearance;
    MainWindow m_window;
    QString m_folder;
    std::unique_ptr<InstanceLock> m_lock;
    std::unique_ptr<Composition> m_real;
    std::unique_ptr<Composition> m_practice;
    std::unique_ptr<HomeView> m_home;
    std::unique_ptr<ProblemView> m_problem;
    Journey m_journey;
    Journey m_exercise; ///< the journey of practice
    QPointer<QWidget> m_beforePractice;
    bool m_goesHome = false; ///< the journey is closed, but not the window
    QString m_next; ///< the journey to open when this one is finished
};
