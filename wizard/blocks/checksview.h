// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/missing.h"
#include "wizard/session.h"

#include <QPromise>
#include <QWidget>

#include <memory>

class BlockPage;
class CheckList;
class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;

/// Checks side by side, with progress; each with its meaning, what to do and the literal answer;
/// again one or all. What they find out is recorded.
class ChecksView final : public QWidget
{
    Q_OBJECT
public:
    /// Whether the values are entered on this page or on others.
    enum class Place { Here, Elsewhere };

    ChecksView(BlockPage &page, Place place, QWidget *parent);

    /// Runs the checks of \a inputs but for those of \a known. \a isWhole: they are all of the
    /// journey.
    void start(const CheckInputs &inputs, const QList<CheckResult> &known, bool isWhole);
    /// Runs \a check again; \a inputs has the secrets.
    void restart(const CheckResult &check, const CheckInputs &inputs);
    /// Shows \a known, which are about \a inputs, and runs nothing. Stops what runs.
    void show(const CheckInputs &inputs, const QList<CheckResult> &known);
    void stop();
    /// A run begins as soon as its secrets are read.
    void prepare();
    /// Takes back that the user goes on anyway.
    void untick();
    /// When the run that goes on has ended: a failure if something failed or could not be checked.
    /// Cancelling it stops the run.
    [[nodiscard]] Future<> ended();

    /// The button that runs all (none if empty), what is said while nothing has failed but not all
    /// of it was checked, and when all of it has passed.
    void setWords(const QString &all, const QString &open, const QString &passed);
    void retranslate();
    const QList<CheckResult> &results() const { return m_runner->results(); }
    bool isUnderWay() const;
    Missing missing() const;

Q_SIGNALS:
    /// All are to be run.
    void allRequested();
    void againRequested(const CheckResult &check);
    void stopRequested();
    /// The user wants to go where the value of this check is entered.
    void valueRequested(const CheckResult &check);
    /// A run has ended and is recorded.
    void finished();

private:
    void finish();
    void record();
    void showSummary();
    QString summary(int done) const;
    int count(CheckStatus status) const;

    BlockPage &m_page;
    CheckRunner *m_runner;
    bool m_isPreparing = false;
    bool m_isQuiet = true; ///< nothing is run, only shown
    bool m_isWhole = false; ///< the run is one of all checks
    bool m_wasUnderWay = false;
    QString m_why; ///< missing() as it was shown last
    QString m_open;
    QString m_passed;
    QList<CheckResult> m_failed; ///< what the tick to go on anyway is about
    std::shared_ptr<QPromise<Result<>>> m_waiting; ///< for the end of the run
    QLabel *m_summary;
    QProgressBar *m_progress;
    CheckList *m_list;
    QPushButton *m_all;
    QPushButton *m_stop;
    QPushButton *m_repair;
    QCheckBox *m_anyway;
};
