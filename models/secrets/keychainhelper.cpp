// SPDX-License-Identifier: MIT
#include "models/secrets/keychainhelper.h"

#include "models/secrets/hardening.h"
#include "models/secrets/keychainprotocol.h"
#include "models/secrets/secretserviceprobe.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <cstdio>
#include <optional>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;

namespace {
constexpr auto serviceName = "mpwizard"_L1;

void dieWithParent()
{
#ifdef Q_OS_LINUX
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

KeychainOutcome outcomeOf(KeychainState state)
{
    switch (state) {
    case KeychainState::Locked:
        return KeychainOutcome::Locked;
    case KeychainState::NoService:
        return KeychainOutcome::NoService;
    case KeychainState::Hung:
        return KeychainOutcome::Hung;
    case KeychainState::Unlocked:
    case KeychainState::NoCollection:
        break;
    }
    return KeychainOutcome::Other;
}

KeychainOutcome outcomeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return KeychainOutcome::Absent;
    case QKeychain::AccessDeniedByUser:
        return KeychainOutcome::Declined;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return KeychainOutcome::NoService;
    default:
        return KeychainOutcome::Other;
    }
}

void send(QByteArrayView bytes)
{
    QFile out;
    if (out.open(stdout, QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        out.write(bytes.data(), bytes.size());
    }
}

std::optional<KeychainRequest> receive()
{
    QByteArray bytes(maxRecordSize, '\0');
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return {};
    }
    qsizetype size = 0;
    qint64 got = 0;
    while (size < bytes.size() && (got = in.read(bytes.data() + size, bytes.size() - size)) > 0) {
        size += got;
    }
    auto request = unpackRequest(QByteArrayView(bytes).first(size));
    wipe(bytes);
    return request;
}

/// Does one operation and ends the process's event loop.
/// Windows counterpart of the writing part: Credential Manager takes 2,560 bytes, so pieces of
/// 2,048 bytes there.
class Helper final : public QObject
{
public:
    explicit Helper(KeychainRequest request)
        : m_request(std::move(request))
    {
    }

    void start();

private:
    template <typename Job, typename Then>
    void run(Job *job, Then then);
    void unlock();
    void act();
    void read();
    void write();
    void remove();
    void compare(const Secret &kept);
    void fail(const QKeychain::Job &job);
    void announcePrompt();
    void answer(KeychainOutcome outcome, const QString &code = {}, const QString &detail = {});

    KeychainRequest m_request;
    KeychainAnswer m_answer;
    bool m_prompted = false;
};

void Helper::start()
{
    m_answer.state = probeKeychain();
    if (m_answer.state != KeychainState::NoService) {
        m_answer.keychain = keychainName();
    }
    const bool mayCreate =
        m_request.act == KeychainAct::Write && m_answer.state == KeychainState::NoCollection;
    const bool mayAsk = m_request.act != KeychainAct::Has;
    if (m_request.act == KeychainAct::State) {
        answer(KeychainOutcome::Done);
    } else if (m_answer.state == KeychainState::Unlocked) {
        act();
    } else if (m_answer.state == KeychainState::Locked && mayAsk && canKeychainPrompt()) {
        unlock();
    } else if (mayCreate && canKeychainPrompt()) {
        announcePrompt();
        act();
    } else {
        answer(outcomeOf(m_answer.state), u"no-collection"_s);
    }
}

void Helper::announcePrompt()
{
    m_prompted = true;
    send(QByteArrayView(&promptMark, 1));
}

// A job on a locked collection would say "not found" whether the user declined or the entry is not
// there.
void Helper::unlock()
{
    announcePrompt();
    auto *prompt = new KeychainUnlock(this);
    connect(prompt, &KeychainUnlock::finished, this, [this] {
        m_answer.state = probeKeychain();
        if (m_answer.state == KeychainState::Unlocked) {
            act();
        } else if (m_answer.state == KeychainState::Locked) {
            answer(KeychainOutcome::Declined);
        } else {
            answer(outcomeOf(m_answer.state), u"no-collection"_s);
        }
    });
    prompt->start();
}

void Helper::act()
{
    switch (m_request.act) {
    case KeychainAct::Read:
    case KeychainAct::Has:
        return read();
    case KeychainAct::Write:
        return write();
    case KeychainAct::Remove:
        return remove();
    case KeychainAct::State:
        return answer(KeychainOutcome::Done);
    }
}

template <typename Job, typename Then>
void Helper::run(Job *job, Then then)
{
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->setKey(m_request.key);
    connect(job, &QKeychain::Job::finished, this, [job, then] { then(*job); });
    job->start();
}

void Helper::read()
{
    run(new QKeychain::ReadPasswordJob(serviceName, this),
        [this](const QKeychain::ReadPasswordJob &job) {
            if (job.error() != QKeychain::NoError) {
                return fail(job);
            }
            if (m_request.act == KeychainAct::Read) {
                m_answer.secret = Secret(job.binaryData());
            }
            answer(KeychainOutcome::Done);
        });
}

void Helper::write()
{
    auto *writing = new QKeychain::WritePasswordJob(serviceName, this);
    const auto view = m_request.secret.reveal();
    writing->setBinaryData(QByteArray(view.data(), view.size()));
    run(writing, [this](const QKeychain::WritePasswordJob &job) {
        if (job.error() != QKeychain::NoError) {
            return fail(job);
        }
        run(new QKeychain::ReadPasswordJob(serviceName, this),
            [this](const QKeychain::ReadPasswordJob &reading) {
                if (reading.error() == QKeychain::NoError) {
                    return compare(Secret(reading.binaryData()));
                }
                reading.error() == QKeychain::EntryNotFound ? answer(KeychainOutcome::Mismatch)
                                                            : fail(reading);
            });
    });
}

void Helper::compare(const Secret &kept)
{
    answer(kept == m_request.secret ? KeychainOutcome::Done : KeychainOutcome::Mismatch);
}

void Helper::remove()
{
    run(new QKeychain::DeletePasswordJob(serviceName, this),
        [this](const QKeychain::DeletePasswordJob &job) {
            if (job.error() != QKeychain::NoError && job.error() != QKeychain::EntryNotFound) {
                return fail(job);
            }
            run(new QKeychain::ReadPasswordJob(serviceName, this),
                [this](const QKeychain::ReadPasswordJob &reading) {
                    if (reading.error() == QKeychain::NoError) {
                        return answer(KeychainOutcome::Mismatch);
                    }
                    const bool gone = reading.error() == QKeychain::EntryNotFound;
                    gone &&probeKeychain() == KeychainState::Unlocked
                        ? answer(KeychainOutcome::Done)
                        : fail(reading);
                });
        });
}

// The keychain's state tells more than the job's error: a locked collection answers "not found", a
// dead one "other".
void Helper::fail(const QKeychain::Job &job)
{
    m_answer.state = probeKeychain();
    if (m_answer.state == KeychainState::Locked && m_prompted) {
        return answer(KeychainOutcome::Declined);
    }
    const auto byState = outcomeOf(m_answer.state);
    if (byState != KeychainOutcome::Other) {
        return answer(byState);
    }
    if (m_answer.state == KeychainState::NoCollection) {
        return answer(
            m_prompted ? KeychainOutcome::Declined : KeychainOutcome::Other, u"no-collection"_s);
    }
    answer(outcomeOf(job.error()), QString::number(job.error()), job.errorString().left(200));
}

void Helper::answer(KeychainOutcome outcome, const QString &code, const QString &detail)
{
    m_answer.outcome = outcome;
    if (outcome == KeychainOutcome::Other) {
        m_answer.code = code;
        m_answer.detail = detail;
    }
    QByteArray bytes = pack(m_answer);
    send(bytes);
    wipe(bytes);
    QCoreApplication::exit(0);
}
} // namespace

int runKeychainHelper()
{
    dieWithParent();
    hardenProcess();
    const auto request = receive();
    if (!request) {
        return 2;
    }
    Helper helper(*request);
    QTimer::singleShot(0, &helper, &Helper::start);
    return QCoreApplication::exec();
}
