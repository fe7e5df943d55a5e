// SPDX-License-Identifier: MIT
#include "models/checks/checkrunner.h"

#include "models/checks/disproof.h"
#include "models/checks/judgement.h"
#include "models/checks/verifyfile.h"

#include <QQueue>
#include <QSet>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
constexpr int kParallelDomains = 50;
constexpr qsizetype kRowsPerDomain = 4;

bool isOpen(CheckStatus status)
{
    return status == CheckStatus::Pending || status == CheckStatus::Running;
}

bool isFailed(const ProbeStage &stage)
{
    return stage.outcome == ProbeStage::Outcome::Failed
        || stage.outcome == ProbeStage::Outcome::Unknown;
}
} // namespace

class CheckRunner::Private
{
public:
    Private(CheckRunner &runner, WeChatClient &weChatClient, UploadClient &uploadClient,
        DomainProbe &domainProbe)
        : q(runner)
        , wechat(weChatClient)
        , upload(uploadClient)
        , probe(domainProbe)
    {
    }

    void reset(const CheckInputs &newInputs);
    void adoptDomains(const QList<CheckResult> &known);
    void proceedLater();
    void cancelOpen();
    void withdraw();
    template <typename T, typename Handler>
    void ask(const Future<T> &future, Handler handler);
    bool hasOpen() const;

    qsizetype row(const QString &id) const;
    bool isPending(const QString &id) const;
    void set(qsizetype index, CheckStatus status, const Finding &finding = {});
    void set(const QString &id, CheckStatus status, const Finding &finding = {})
    {
        set(row(id), status, finding);
    }
    void adopt(const CheckResult &result) { set(result.id, result.status, result.finding); }
    void adopt(const QString &id, const Judgement &judgement)
    {
        set(id, judgement.status, judgement.finding);
    }
    void adopt(qsizetype index, const Judgement &judgement)
    {
        set(index, judgement.status, judgement.finding);
    }

    void proceed();
    void checkCredentials();
    void proveCredentials();
    void checkKey();
    void proveKey(const Result<UploadKey> &key);
    void checkSyntax(qsizetype entry, const QList<Finding> &problems);
    void startProbes();
    void probeDomain(qsizetype entry, const ParsedDomain &domain);
    void adoptReport(qsizetype entry, const Result<DomainReport> &report);
    void checkFile(qsizetype entry);
    void skipFile(qsizetype entry);
    void finishIfDone();

    qsizetype domainRow(qsizetype entry) const { return firstDomainRow + entry * kRowsPerDomain; }
    /// Whether the check file has to be at this domain.
    bool hasFile(qsizetype entry) const
    {
        return !inputs.verifyFile.name.isEmpty()
            && inputs.domains.at(entry).kind == DomainKind::Business;
    }
    bool hasSecret() const
    {
        return inputs.secretGiven || inputs.secretUnavailable || !inputs.appSecret.isEmpty();
    }
    bool hasKey() const
    {
        return inputs.keyGiven || inputs.keyUnavailable || !inputs.keyFile.isEmpty();
    }

    CheckRunner &q;
    WeChatClient &wechat;
    UploadClient &upload;
    DomainProbe &probe;

    CheckInputs inputs;
    QList<CheckResult> results;
    qsizetype firstDomainRow = 0;
    QHash<qsizetype, qsizetype> fileRows; ///< entry -> row of its check file
    QQueue<std::pair<qsizetype, ParsedDomain>> waiting; ///< entry and what to probe
    int probing = 0;
    int parallel = kParallelDomains;
    bool running = false;
    bool proceeding = false; ///< proceed() is queued
    std::unique_ptr<QObject> context; ///< answers of a cancelled run die with it
    QList<QFuture<void>> asked; ///< of this run; those that are not finished are cancelled with it
};

void CheckRunner::Private::reset(const CheckInputs &newInputs)
{
    inputs = newInputs;
    results.clear();
    fileRows.clear();
    const auto add = [this](const QString &id, const QString &subject, const QString &kind = {}) {
        results.append({id, subject, CheckStatus::Pending, {}, kind});
    };
    if (!inputs.appId.isEmpty()) {
        add(u"appid.format"_s, inputs.appId);
    }
    if (hasSecret()) {
        add(u"secret.format"_s, inputs.appId);
        add(u"credentials.token"_s, inputs.appId);
    }
    if (hasKey()) {
        add(u"uploadkey.file"_s, inputs.appId);
        add(u"uploadkey.server"_s, inputs.appId);
    }
    firstDomainRow = results.size();
    for (const DomainEntry &entry : std::as_const(inputs.domains)) {
        for (const QString &id :
            {u"domain.syntax"_s, u"domain.dns"_s, u"domain.tls"_s, u"domain.http"_s}) {
            add(id, entry.text, domainKindId(entry.kind));
        }
    }
    for (qsizetype i = 0; i < inputs.domains.size(); ++i) {
        if (hasFile(i)) {
            fileRows.insert(i, results.size());
            const DomainEntry &entry = inputs.domains.at(i);
            add(u"domain.verify-file"_s, entry.text, domainKindId(entry.kind));
        }
    }
}

/// A domain of which one stage is not known is checked as a whole.
void CheckRunner::Private::adoptDomains(const QList<CheckResult> &known)
{
    const auto key = [](const CheckResult &r) { return std::tuple(r.id, r.kind, r.subject); };
    std::map<std::tuple<QString, QString, QString>, const CheckResult *> places;
    for (const CheckResult &result : known) {
        places[key(result)] = &result;
    }
    for (qsizetype entry = 0; entry < inputs.domains.size(); ++entry) {
        const auto first = results.begin() + domainRow(entry);
        const auto isKnown = [&](const CheckResult &r) {
            const auto found = places.find(key(r));
            return found != places.end() && !isOpen(found->second->status);
        };
        if (std::all_of(first, first + kRowsPerDomain, isKnown)) {
            std::transform(first, first + kRowsPerDomain, first,
                [&](const CheckResult &r) { return *places[key(r)]; });
        }
    }
}

void CheckRunner::Private::proceedLater()
{
    running = true;
    if (!std::exchange(proceeding, true)) {
        QMetaObject::invokeMethod(
            context.get(), [this] { proceed(); }, Qt::QueuedConnection);
    }
}

bool CheckRunner::Private::hasOpen() const
{
    return std::any_of(
        results.cbegin(), results.cend(), [](const CheckResult &r) { return isOpen(r.status); });
}

void CheckRunner::Private::cancelOpen()
{
    withdraw();
    context = std::make_unique<QObject>();
    waiting.clear();
    probing = 0;
    proceeding = false;
    running = false;
    for (qsizetype i = 0; i < results.size(); ++i) {
        if (isOpen(results.at(i).status)) {
            set(i, CheckStatus::Skipped, {u"cancelled"_s, {}, {}});
        }
    }
}

/// Nobody waits for these answers any more: what can still be stopped is stopped.
void CheckRunner::Private::withdraw()
{
    context.reset();
    for (QFuture<void> &future : asked) {
        future.cancel();
    }
    asked.clear();
}

template <typename T, typename Handler>
void CheckRunner::Private::ask(const Future<T> &future, Handler handler)
{
    asked.removeIf([](const QFuture<void> &each) { return each.isFinished(); });
    asked.append(QFuture<void>(future));
    onResult(future, context.get(), std::move(handler));
}

qsizetype CheckRunner::Private::row(const QString &id) const
{
    for (qsizetype i = 0; i < firstDomainRow; ++i) {
        if (results.at(i).id == id) {
            return i;
        }
    }
    return -1;
}

bool CheckRunner::Private::isPending(const QString &id) const
{
    const qsizetype index = row(id);
    return index >= 0 && results.at(index).status == CheckStatus::Pending;
}

void CheckRunner::Private::set(qsizetype index, CheckStatus status, const Finding &finding)
{
    results[index].status = status;
    results[index].finding = finding;
    Q_EMIT q.resultChanged(static_cast<int>(index));
}

void CheckRunner::Private::proceed()
{
    proceeding = false;
    if (isPending(u"appid.format"_s)) {
        adopt(checkAppId(inputs.appId));
    }
    if (isPending(u"secret.format"_s)) {
        checkCredentials();
    }
    if (isPending(u"uploadkey.file"_s)) {
        checkKey();
    }
    const QList<Finding> problems = listProblems(inputs.domains);
    for (qsizetype entry = 0; entry < inputs.domains.size(); ++entry) {
        if (results.at(domainRow(entry)).status == CheckStatus::Pending) {
            checkSyntax(entry, problems);
        }
    }
    startProbes();
    finishIfDone();
}

void CheckRunner::Private::checkCredentials()
{
    if (inputs.secretUnavailable) {
        adopt(u"secret.format"_s, judgeMissing(inputs.secretFinding));
        adopt(u"credentials.token"_s, judgeMissing(inputs.secretFinding));
        return;
    }
    const CheckResult appId = checkAppId(inputs.appId);
    const CheckResult form = checkSecretFormat(inputs.appSecret, inputs.appId);
    adopt(form);
    if (appId.status == CheckStatus::Failed || form.status == CheckStatus::Failed) {
        const Finding &why = appId.status == CheckStatus::Failed ? appId.finding : form.finding;
        set(u"credentials.token"_s, CheckStatus::Skipped, why);
        return;
    }
    proveCredentials();
}

void CheckRunner::Private::proveCredentials()
{
    set(u"credentials.token"_s, CheckStatus::Running);
    ask(wechat.prove(inputs.appId, repairedSecret(inputs.appSecret)),
        [this](const Result<CredentialProof> &proof) {
            adopt(u"credentials.token"_s, judge(proof));
            finishIfDone();
        });
}

void CheckRunner::Private::checkKey()
{
    if (inputs.keyUnavailable) {
        adopt(u"uploadkey.file"_s, judgeMissing(inputs.keyFinding));
        adopt(u"uploadkey.server"_s, judgeMissing(inputs.keyFinding));
        return;
    }
    const Result<UploadKey> key = readUploadKey(inputs.keyFile, inputs.keyFileName, inputs.appId);
    adopt(u"uploadkey.file"_s, judge(key));
    proveKey(key);
}

void CheckRunner::Private::proveKey(const Result<UploadKey> &key)
{
    const CheckResult appId = checkAppId(inputs.appId);
    if (!key || appId.status == CheckStatus::Failed) {
        set(u"uploadkey.server"_s, CheckStatus::Skipped, key ? appId.finding : key.error());
        return;
    }
    set(u"uploadkey.server"_s, CheckStatus::Running);
    ask(upload.attributes(inputs.appId, *key),
        [this](const Result<MiniProgramAttributes> &attributes) {
            adopt(u"uploadkey.server"_s, judge(attributes));
            finishIfDone();
        });
}

void CheckRunner::Private::checkSyntax(qsizetype entry, const QList<Finding> &problems)
{
    const qsizetype first = domainRow(entry);
    const Result<ParsedDomain> parsed = parseDomain(inputs.domains.at(entry));
    const Judgement spelling = judge(parsed, problemOf(inputs.domains, entry, problems));
    adopt(first, spelling);
    if (spelling.status == CheckStatus::Failed) {
        for (qsizetype i = 1; i < kRowsPerDomain; ++i) {
            set(first + i, CheckStatus::Skipped);
        }
        skipFile(entry);
        return;
    }
    waiting.enqueue({entry, *parsed});
}

void CheckRunner::Private::startProbes()
{
    while (probing < parallel && !waiting.isEmpty()) {
        const auto [entry, domain] = waiting.dequeue();
        probeDomain(entry, domain);
    }
}

void CheckRunner::Private::probeDomain(qsizetype entry, const ParsedDomain &domain)
{
    ++probing;
    for (qsizetype i = 1; i < kRowsPerDomain; ++i) {
        set(domainRow(entry) + i, CheckStatus::Running);
    }
    ask(probe.probe(domain), [this, entry](const Result<DomainReport> &report) {
        --probing;
        adoptReport(entry, report);
        const bool isReached =
            report && report->tls.outcome != ProbeStage::Outcome::Skipped && !isFailed(report->tls);
        isReached ? checkFile(entry) : skipFile(entry);
        startProbes();
        finishIfDone();
    });
}

/// Where the domain could be reached; it counts as a probe.
void CheckRunner::Private::checkFile(qsizetype entry)
{
    const auto row = fileRows.constFind(entry);
    if (row == fileRows.constEnd()) {
        return;
    }
    ++probing;
    set(*row, CheckStatus::Running);
    ask(checkVerifyFile(probe, inputs.domains.at(entry), inputs.verifyFile),
        [this, row = *row](const Result<CheckResult> &result) {
            --probing;
            if (result) {
                set(row, result->status, result->finding);
            } else {
                set(row, statusOf(result.error()), result.error());
            }
            startProbes();
            finishIfDone();
        });
}

void CheckRunner::Private::skipFile(qsizetype entry)
{
    if (const auto row = fileRows.constFind(entry); row != fileRows.constEnd()) {
        set(*row, CheckStatus::Skipped);
    }
}

void CheckRunner::Private::adoptReport(qsizetype entry, const Result<DomainReport> &report)
{
    const qsizetype first = domainRow(entry);
    if (!report) {
        for (qsizetype i = 1; i < kRowsPerDomain; ++i) {
            set(first + i, statusOf(report.error()), report.error());
        }
        return;
    }
    const std::array stages{report->dns, report->tls, report->http};
    for (qsizetype i = 1; i < kRowsPerDomain; ++i) {
        adopt(first + i,
            judge(stages.at(static_cast<size_t>(i - 1)), i == 1 ? QString() : report->proxy));
    }
}

void CheckRunner::Private::finishIfDone()
{
    if (running && !proceeding && !hasOpen()) {
        running = false;
        Q_EMIT q.finished();
    }
}

CheckRunner::CheckRunner(
    WeChatClient &wechat, UploadClient &upload, DomainProbe &probe, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, wechat, upload, probe))
{
    d->context = std::make_unique<QObject>();
}

CheckRunner::~CheckRunner()
{
    d->withdraw();
}

void CheckRunner::start(const CheckInputs &inputs, const QList<CheckResult> &known)
{
    cancel();
    d->reset(inputs);
    d->adoptDomains(known);
    Q_EMIT started();
    d->proceedLater();
}

void CheckRunner::restart(const QString &checkId, const QString &subject, const QString &kind)
{
    static const QList<QStringList> kFamilies{
        {u"appid.format"_s, u"secret.format"_s, u"credentials.token"_s},
        {u"uploadkey.file"_s, u"uploadkey.server"_s},
        {u"domain.syntax"_s, u"domain.dns"_s, u"domain.tls"_s, u"domain.http"_s,
            u"domain.verify-file"_s}};
    for (const QStringList &group : kFamilies) {
        if (!group.contains(checkId)) {
            continue;
        }
        const auto belongs = [&](const CheckResult &r) {
            return r.subject == subject && r.kind == kind && group.contains(r.id);
        };
        const bool busy = std::any_of(d->results.cbegin(), d->results.cend(),
            [&](const CheckResult &r) { return belongs(r) && isOpen(r.status); });
        for (qsizetype i = 0; !busy && i < d->results.size(); ++i) {
            if (belongs(d->results.at(i))) {
                d->set(i, CheckStatus::Pending);
                d->proceedLater();
            }
        }
    }
}

void CheckRunner::forgetSecrets()
{
    d->inputs.appSecret = {};
    d->inputs.keyFile = {};
}

void CheckRunner::provideSecrets(const CheckInputs &inputs)
{
    d->inputs.appSecret = inputs.appSecret;
    d->inputs.secretUnavailable = inputs.secretUnavailable;
    d->inputs.secretFinding = inputs.secretFinding;
    d->inputs.keyFile = inputs.keyFile;
    d->inputs.keyUnavailable = inputs.keyUnavailable;
    d->inputs.keyFinding = inputs.keyFinding;
}

void CheckRunner::cancel()
{
    if (d->running) {
        d->cancelOpen();
        Q_EMIT finished();
    }
}

bool CheckRunner::isRunning() const
{
    return d->running;
}

const QList<CheckResult> &CheckRunner::results() const
{
    return d->results;
}

void CheckRunner::setParallel(int domains)
{
    d->parallel = qMax(1, domains);
}
