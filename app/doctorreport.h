// SPDX-License-Identifier: MIT
#pragma once
#include "app/commandline.h"
#include "models/checks/check.h"
#include "models/remote/services.h"
#include "models/rulebook/words.h"

#include <QSet>

/// The outcome of a doctor run, for people or for programs, in the language of the command line.
class DoctorReport
{
    Q_DECLARE_TR_FUNCTIONS(DoctorReport)
public:
    DoctorReport(
        const QList<CheckResult> &results, const CommandLine &line, const Services &services);

    /// As in design.md, "Command line".
    QJsonObject json() const;
    QString text() const;
    /// 0 nothing failed, 1 something failed, 3 nothing failed but something is unknown.
    int exitCode() const;

private:
    int count(CheckStatus status) const;
    QString banner() const;
    QString line(const CheckResult &result, qsizetype columns) const;
    /// \a advised: findings whose remedy was printed already.
    QString details(const CheckResult &result, QSet<QString> &advised) const;
    QString summary() const;

    const QList<CheckResult> &m_results;
    QString m_services; ///< "real", "test" or "practice"
    Words m_words;
};
