// SPDX-License-Identifier: MIT
#include "models/session/domaincheck.h"

#include "models/journey/journeys/certify.h"

#include <utility>

DomainCheck::DomainCheck(Session &session, QObject *parent)
    : CheckRun(session, parent)
{
}

QList<DomainEntry> DomainCheck::entries() const
{
    return Journey::domainsAskedFor(session().answers());
}

QString DomainCheck::startWords() const
{
    return entries().isEmpty() ? QString() : tr("Check the domains");
}

QString DomainCheck::openWords() const
{
    const auto left = static_cast<int>(open());
    return left == 0
        ? QString()
        : tr("%n domain(s) still to be checked: by this button, or by Next.", nullptr, left);
}

QString DomainCheck::passedWords() const
{
    return tr("✓ All domains were checked, none failed.");
}

void DomainCheck::start()
{
    run(entries(), {}, false);
}

void DomainCheck::restart(const CheckResult &check)
{
    m_isQuiet = false;
    runner().restart(check.id, check.subject, check.kind);
    Q_EMIT changed();
}

void DomainCheck::run(
    const QList<DomainEntry> &domains, const QList<CheckResult> &known, bool isQuiet)
{
    stop();
    m_isQuiet = isQuiet;
    m_shown = domains;
    CheckInputs inputs;
    inputs.domains = domains;
    runner().start(inputs, known);
    Q_EMIT changed();
}

Future<> DomainCheck::startRest()
{
    if (open() == 0) {
        return ready<>({});
    }
    run(entries(), m_known.results(), false);
    m_waiting = std::make_shared<QPromise<Result<>>>();
    m_waiting->start();
    auto *watcher = new QFutureWatcher<Result<>>(this);
    connect(watcher, &QFutureWatcherBase::canceled, this, &DomainCheck::stop);
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(m_waiting->future());
    return m_waiting->future();
}

void DomainCheck::ended()
{
    m_known.add(results());
    read();
    if (const auto waiting = std::exchange(m_waiting, nullptr)) {
        waiting->addResult(outcomeOf(results()));
        waiting->finish();
    }
}

void DomainCheck::refresh()
{
    if (isRunning() && m_shown != entries()) {
        stop();
    }
    showKnown();
}

void DomainCheck::reread(bool isNewVisit)
{
    if (isRunning()) {
        return;
    }
    if (isNewVisit) {
        m_known.forgetUnknown();
    }
    if (m_read != session().state().checks) {
        m_shown.reset();
    }
    read();
    showKnown();
}

void DomainCheck::read()
{
    m_read = session().state().checks;
    m_known.read(m_read);
}

// Not again what is shown already.
void DomainCheck::showKnown()
{
    const QList<DomainEntry> checked = m_known.checked(entries());
    if (isRunning() || m_shown == checked) {
        Q_EMIT changed(); // open() may be another
    } else {
        run(checked, m_known.results(), true);
    }
}
