// SPDX-License-Identifier: MIT
#include "models/checks/verifyrun.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
constexpr int kParallel = 8;

bool isOpen(const CheckResult &result)
{
    return result.status == CheckStatus::Pending || result.status == CheckStatus::Running;
}
} // namespace

VerifyRun::VerifyRun(DomainProbe &probe, QObject *parent)
    : QObject(parent)
    , m_probe(probe)
{
}

VerifyRun::~VerifyRun()
{
    m_answers.reset();
    for (Future<CheckResult> &each : m_asked) {
        each.cancel();
    }
}

void VerifyRun::start(const VerifyFile &file, const QList<DomainEntry> &domains)
{
    clear();
    m_file = file;
    for (const DomainEntry &entry : domains) {
        m_waiting.append(m_results.size());
        m_results.append({u"domain.verify-file"_s, entry.text, CheckStatus::Pending, {},
            domainKindId(entry.kind)});
    }
    m_answers = std::make_unique<QObject>();
    askMore();
}

void VerifyRun::restart(const CheckResult &check)
{
    const auto found = std::find_if(m_results.cbegin(), m_results.cend(),
        [&check](const CheckResult &result) { return result.isAbout(check); });
    if (found != m_results.cend() && !isOpen(*found)) {
        const qsizetype index = found - m_results.cbegin();
        m_results[index].status = CheckStatus::Pending;
        m_waiting.append(index);
        if (!m_answers) {
            m_answers = std::make_unique<QObject>();
        }
        askMore();
    }
}

void VerifyRun::askMore()
{
    const auto asked = [this] {
        return std::count_if(m_asked.cbegin(), m_asked.cend(),
            [](const Future<CheckResult> &each) { return !each.isFinished(); });
    };
    while (!m_waiting.isEmpty() && asked() < kParallel) {
        ask(m_waiting.takeFirst());
    }
    if (std::none_of(m_results.cbegin(), m_results.cend(), isOpen)) {
        m_answers.release()->deleteLater(); // it may be what called
        end();
    }
}

void VerifyRun::ask(qsizetype index)
{
    m_results[index].status = CheckStatus::Running;
    m_results[index].finding = {};
    Q_EMIT resultChanged(static_cast<int>(index));
    const auto asked =
        checkVerifyFile(m_probe, {DomainKind::Business, m_results.at(index).subject}, m_file);
    m_asked.append(asked);
    onResult(asked, m_answers.get(), [this, index](const Result<CheckResult> &result) {
        if (result) {
            m_results[index] = *result;
            Q_EMIT resultChanged(static_cast<int>(index));
        } else {
            skip(index);
        }
        askMore();
    });
}

void VerifyRun::skip(qsizetype index)
{
    m_results[index].status = CheckStatus::Skipped;
    m_results[index].finding = {u"cancelled"_s, {}, {}};
    Q_EMIT resultChanged(static_cast<int>(index));
}

void VerifyRun::stop()
{
    if (!isRunning()) {
        return;
    }
    m_answers.reset();
    m_waiting.clear();
    for (qsizetype i = 0; i < m_results.size(); ++i) {
        if (isOpen(m_results.at(i))) {
            skip(i);
        }
    }
    end();
}

void VerifyRun::clear()
{
    stop();
    m_results.clear();
}

void VerifyRun::end()
{
    for (Future<CheckResult> &each : m_asked) {
        each.cancel();
    }
    m_asked.clear();
    Q_EMIT finished();
}
