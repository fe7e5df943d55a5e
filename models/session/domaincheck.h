// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/checkeddomains.h"
#include "models/session/checkrun.h"

#include <QPromise>

#include <memory>

/// The domains of a session, checked where they are entered: all by a click, by Next those that
/// were not checked since they were typed.
class DomainCheck final : public CheckRun
{
    Q_OBJECT
public:
    /// \a session outlives it.
    explicit DomainCheck(Session &session, QObject *parent = nullptr);

    void start() override;
    void restart(const CheckResult &check) override;
    bool isRunning() const override { return !m_isQuiet && CheckRun::isRunning(); }
    bool isQuiet() const override { return m_isQuiet; }
    /// Checks those that were not checked; done at once if there is none. A failure if something
    /// failed or could not be checked. Cancelling it stops the run.
    [[nodiscard]] Future<> startRest();
    /// The domains may be others now: results() say what is known of them; a run of others ends.
    void refresh();
    /// The journal may know more of them now. \a isNewVisit: what could not be checked the last
    /// time counts as not checked.
    void reread(bool isNewVisit);
    /// How many of them were not checked.
    qsizetype open() const { return m_known.unchecked(entries()).size(); }
    QString startWords() const override;

protected:
    QString openWords() const override;
    QString passedWords() const override;
    void ended() override;

private:
    QList<DomainEntry> entries() const;
    void read();
    void showKnown();
    void run(const QList<DomainEntry> &domains, const QList<CheckResult> &known, bool isQuiet);

    bool m_isQuiet = true;
    CheckedDomains m_known; ///< also of former domains
    std::optional<QList<DomainEntry>> m_shown; ///< those of results(); nothing if these are old
    QList<QJsonObject> m_read; ///< what the journal said when m_known was read last
    std::shared_ptr<QPromise<Result<>>> m_waiting; ///< for the end of the run
};
