// SPDX-License-Identifier: MIT
#pragma once
#include <QElapsedTimer>
#include <QFile>
#include <QList>

#include <algorithm>
#include <cstdio>

/// \a value at this share of the sorted values, e.g. 0.99.
inline double percentile(QList<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.at(qMin(
        values.size() - 1, static_cast<qsizetype>(share * static_cast<double>(values.size()))));
}

/// One line for run.sh: name, value, limit. Returns whether the value holds.
inline bool verdict(const QByteArray &name, double value, double limit, const char *unit,
    const QByteArray &more = {})
{
    const bool holds = value <= limit;
    std::printf("%-44s %9.2f %-4s limit %8.2f  %s  %s\n", name.constData(), value, unit, limit,
        holds ? "ok" : "OVER", more.constData());
    std::fflush(stdout);
    return holds;
}

/// Proportional set size of this process, in KiB.
inline double pssKib()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith("Pss:")) {
                return line.mid(4).trimmed().split(' ').first().toDouble();
            }
        }
    }
    return 0;
}
