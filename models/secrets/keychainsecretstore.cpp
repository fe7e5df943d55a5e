// SPDX-License-Identifier: MIT
#include "models/secrets/keychainsecretstore.h"

#include "models/secrets/keychainprotocol.h"

#include <QCoreApplication>
#include <QHash>
#include <QProcess>
#include <QTimer>
#include <QUuid>

#include <functional>

using namespace Qt::StringLiterals;

namespace {
constexpr int stateDeadline = 2000;

struct Deadlines
{
    int plain = 3000;
    int prompt = 120000;
};

struct HelperProgram
{
    QString program;
    QStringList arguments;
};

KeychainAnswer other(const QString &code, const QString &detail = {})
{
    return {.outcome = KeychainOutcome::Other, .code = code, .detail = detail};
}

/// One helper process from start to end; kills it when it is late or when this object dies.
class HelperRun final : public QObject
{
public:
    using Done = std::function<void(const KeychainAnswer &)>;

    HelperRun(KeychainRequest request, Deadlines deadlines, std::function<void()> prompted,
        QObject *parent)
        : QObject(parent)
        , m_request(std::move(request))
        , m_deadlines(deadlines)
        , m_prompted(std::move(prompted))
    {
        m_received.reserve(maxRecordSize);
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this, [this] { late(); });
    }
    ~HelperRun() override
    {
        abandon();
        wipe(m_received);
    }
    Q_DISABLE_COPY_MOVE(HelperRun)

    void setDone(Done done) { m_done = std::move(done); }
    void start(const HelperProgram &helper);
    /// Nobody waits for the answer any more.
    void drop();

private:
    void receive();
    void exited(int exitCode, QProcess::ExitStatus status);
    void late();
    void finish(const KeychainAnswer &answer);
    void abandon();

    QProcess *m_process = nullptr;
    KeychainRequest m_request; ///< until it is sent
    QTimer m_deadline;
    QByteArray m_received;
    Deadlines m_deadlines;
    Done m_done;
    std::function<void()> m_prompted;
    bool m_isPrompting = false;
};

void HelperRun::start(const HelperProgram &helper)
{
    m_process = new QProcess(this);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"QT_NO_GLIB"_s); // libsecret answers through GLib's main loop
    m_process->setProcessEnvironment(environment);
    m_process->setStandardErrorFile(QProcess::nullDevice());
    connect(m_process, &QProcess::readyReadStandardOutput, this, [this] { receive(); });
    connect(m_process, &QProcess::finished, this, &HelperRun::exited);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            finish(other(u"helper-not-started"_s, m_process->program()));
        }
    });
    m_process->start(helper.program, helper.arguments);
    QByteArray bytes = pack(std::exchange(m_request, {}));
    m_process->write(bytes.constData(), bytes.size()); // this overload does not share the array
    wipe(bytes);
    m_process->closeWriteChannel();
    m_deadline.start(m_deadlines.plain);
}

void HelperRun::receive()
{
    const qsizetype before = m_received.size();
    const qsizetype wanted =
        std::min<qsizetype>(m_process->bytesAvailable(), maxRecordSize - before);
    m_received.resize(before + wanted);
    m_process->read(m_received.data() + before, wanted);
    if (!m_isPrompting && m_received.startsWith(promptMark)) {
        m_isPrompting = true;
        m_deadline.start(m_deadlines.prompt);
        m_prompted();
    }
}

void HelperRun::exited(int exitCode, QProcess::ExitStatus status)
{
    receive();
    const auto answer = unpackAnswer(QByteArrayView(m_received).sliced(m_isPrompting ? 1 : 0));
    if (status != QProcess::NormalExit || exitCode != 0 || !answer) {
        return finish(other(u"helper-exited"_s, QString::number(exitCode)));
    }
    finish(*answer);
}

void HelperRun::late()
{
    KeychainAnswer answer{
        .outcome = m_isPrompting ? KeychainOutcome::Locked : KeychainOutcome::Hung,
        .state = m_isPrompting ? KeychainState::Locked : KeychainState::Hung};
    finish(answer);
}

void HelperRun::finish(const KeychainAnswer &answer)
{
    m_deadline.stop();
    abandon();
    deleteLater();
    if (m_done) {
        std::exchange(m_done, {})(answer);
    }
}

void HelperRun::drop()
{
    m_done = {};
    abandon();
    deleteLater();
}

// Deleting a running QProcess waits for its end. A killed one ends soon enough by itself and is
// reaped by the event loop.
void HelperRun::abandon()
{
    if (m_process == nullptr || m_process->state() == QProcess::NotRunning) {
        return;
    }
    m_process->disconnect(this);
    m_process->setParent(QCoreApplication::instance());
    connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
    m_process->kill();
    m_process = nullptr;
}

Finding findingOf(const KeychainAnswer &answer)
{
    switch (answer.outcome) {
    case KeychainOutcome::Absent:
        return {u"keychain.absent"_s};
    case KeychainOutcome::Locked:
        return {u"keychain.locked"_s};
    case KeychainOutcome::Declined:
        return {u"keychain.declined"_s};
    case KeychainOutcome::NoService:
        return {u"keychain.no-service"_s};
    case KeychainOutcome::Hung:
        return {u"keychain.hung"_s};
    case KeychainOutcome::Mismatch:
        return {u"keychain.mismatch"_s};
    case KeychainOutcome::Done:
    case KeychainOutcome::Other:
        break;
    }
    return {u"keychain.other"_s, {{u"code"_s, answer.code}, {u"detail"_s, answer.detail}}};
}

template <typename T>
Result<T> resultOf(const KeychainAnswer &answer)
{
    if constexpr (std::is_same_v<T, KeychainState>) {
        return answer.outcome == KeychainOutcome::Other
            ? Result<T>(tl::unexpected(findingOf(answer)))
            : answer.state;
    } else if (answer.outcome != KeychainOutcome::Done) {
        return tl::unexpected(findingOf(answer));
    } else if constexpr (std::is_void_v<T>) {
        return {};
    } else {
        return answer.secret;
    }
}
} // namespace

class KeychainSecretStore::Private
{
public:
    template <typename T>
    Future<T> run(KeychainSecretStore *store, const KeychainRequest &request);
    void enter(const QString &key, HelperRun *run);
    void leave(const QString &key, HelperRun *run);

    HelperProgram helper;
    Deadlines deadlines;
    QString keychain;
    QHash<QString, QList<HelperRun *>> lines; ///< for each secret: who is at work, and who waits
};

void KeychainSecretStore::Private::enter(const QString &key, HelperRun *run)
{
    QList<HelperRun *> &line = lines[key];
    line.append(run);
    if (line.size() == 1) {
        run->start(helper);
    }
}

void KeychainSecretStore::Private::leave(const QString &key, HelperRun *run)
{
    QList<HelperRun *> &line = lines[key];
    const bool wasAtWork = line.value(0) == run;
    line.removeAll(run);
    if (line.isEmpty()) {
        lines.remove(key);
    } else if (wasAtWork) {
        HelperRun *next = line.first(); // may be done at once, and the line be gone
        next->start(helper);
    }
}

template <typename T>
Future<T> KeychainSecretStore::Private::run(
    KeychainSecretStore *store, const KeychainRequest &request)
{
    // A promise that dies unfinished, because the store died, cancels its future.
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    Future<T> future = promise->future();
    auto limits = deadlines;
    if (request.act == KeychainAct::State) {
        limits.plain = std::min(limits.plain, stateDeadline);
    }
    // Only the keychain's state is no secret's; it may be asked at any time.
    const QString line =
        request.act == KeychainAct::State ? QUuid::createUuid().toString() : request.key;
    auto *run = new HelperRun(
        request, limits, [store] { Q_EMIT store->promptMayBeOpen(); }, store);
    run->setDone([this, promise, line, run](const KeychainAnswer &answer) {
        if (!answer.keychain.isEmpty()) {
            keychain = answer.keychain;
        }
        promise->addResult(resultOf<T>(answer));
        leave(line, run);
        promise->finish();
    });
    auto *watcher = new QFutureWatcher<Result<T>>(run);
    QObject::connect(watcher, &QFutureWatcherBase::canceled, run, [this, line, run] {
        run->drop();
        leave(line, run);
    });
    watcher->setFuture(future);
    enter(line, run);
    return future;
}

KeychainSecretStore::KeychainSecretStore(
    const QString &program, const QStringList &arguments, QObject *parent)
    : SecretStore(parent)
    , d(std::make_unique<Private>(Private{{program, arguments}, {}, {}, {}}))
{
}

KeychainSecretStore::~KeychainSecretStore() = default;

void KeychainSecretStore::setDeadlines(int milliseconds, int promptMilliseconds)
{
    d->deadlines = {milliseconds, promptMilliseconds};
}

Future<Secret> KeychainSecretStore::read(const SecretRef &ref)
{
    return d->run<Secret>(this, {.act = KeychainAct::Read, .key = ref.key()});
}

Future<> KeychainSecretStore::has(const SecretRef &ref)
{
    return d->run<void>(this, {.act = KeychainAct::Has, .key = ref.key()});
}

Future<> KeychainSecretStore::write(const SecretRef &ref, const Secret &secret)
{
    if (secret.isEmpty()) {
        return ready(Result<>(failure(u"keychain.absent"_s)));
    }
    if (secret.size() > maxSecretSize) {
        return ready(Result<>(failure(u"keychain.too-big"_s)));
    }
    return d->run<void>(this, {.act = KeychainAct::Write, .key = ref.key(), .secret = secret});
}

Future<> KeychainSecretStore::remove(const SecretRef &ref)
{
    return d->run<void>(this, {.act = KeychainAct::Remove, .key = ref.key()});
}

Future<KeychainState> KeychainSecretStore::state()
{
    return d->run<KeychainState>(this, {.act = KeychainAct::State});
}

QString KeychainSecretStore::keychain() const
{
    return d->keychain;
}
