// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/verifyrun.h"
#include "models/rulebook/words.h"

/// WeChat's check file (校验文件), or only its name, as a person gives it, and what the business
/// domains of now hand out for it; all that is said of it in words. One round of questions a
/// check(); another file takes the results back. The file never leaves this computer.
class VerifyFileCheck final : public QObject
{
    Q_OBJECT
public:
    /// What keeps check() from asking.
    enum class Lack { None, File, Domain };

    /// \a probe and \a words outlive it.
    VerifyFileCheck(DomainProbe &probe, const Words &words, QObject *parent = nullptr);

    const VerifyFile &file() const { return m_file; }
    void setFile(const VerifyFile &file);
    void readFile(const QString &path);
    /// Only its name is known, or its whole address.
    void setName(const QString &typed);
    /// What is wrong with the file; empty if nothing.
    QString problem() const;
    /// What is known of the file; empty without one.
    QString remark() const;

    /// Asks \a domains for the file, or stops if it is asking.
    Lack check(const QList<DomainEntry> &domains);
    /// What to do about \a lack, in words.
    static QString remedy(Lack lack);
    /// Asks the domain of \a check once more.
    void restart(const CheckResult &check);
    bool isRunning() const { return m_run.isRunning(); }
    /// What the last check() found out, in the order of the domains; those not done yet are open.
    const QList<CheckResult> &results() const { return m_run.results(); }
    /// What came out in all.
    QString summary() const;

Q_SIGNALS:
    /// Another file or name.
    void changed();
    /// results() are about something else now.
    void started();
    void resultChanged(int index);
    /// The last answer is there, or it was stopped.
    void finished();

private:
    void take(const VerifyFile &file, const QString &unreadable);

    const Words &m_words;
    VerifyRun m_run;
    VerifyFile m_file;
    QString m_unreadable; ///< the file that could not be read
};
