// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/checkrunner.h"
#include "models/journal/journal.h"
#include "models/journey/premise.h"
#include "models/journey/spec.h"
#include "models/rulebook/language.h"
#include "models/rulebook/rulebook.h"
#include "models/sandbox/scenario.h"
#include "models/secrets/secretstore.h"
#include "models/session/secrettray.h"
#include "models/session/verdict.h"

#include <QObject>
#include <QSet>
#include <QTimer>

/// What windows work with. References to things that the composition owns and that outlive every
/// window.
struct Toolbox
{
    Journal &journal;
    const Rulebook &rulebook;
    Language &language;
    SecretStore &keychain;
    SecretStore &sessionSecrets;
    WeChatClient &wechat;
    UploadClient &upload;
    DomainProbe &probe;
    Exercise *exercise = nullptr; ///< the practice world; null outside practice mode
    bool testServices = false; ///< --services is active
};

/// One open journey: the answers being edited, and the only way for pages to save, to record and to
/// keep secrets.
class Session final : public QObject
{
    Q_OBJECT
public:
    /// A journey of this kind that is not in the journal yet; it is started there by the first
    /// save.
    Session(const Toolbox &tools, const Journey::Spec &spec, QObject *parent = nullptr);
    /// Continues a journey of the journal; \a spec is of its kind.
    Session(const Toolbox &tools, const Journey::Spec &spec, const JourneyState &state,
        QObject *parent = nullptr);

    const Toolbox &tools() const { return m_tools; }
    const Words &words() const { return m_tools.language.words(); }
    bool isPractice() const { return m_tools.exercise != nullptr; }
    Exercise *exercise() const { return m_tools.exercise; }

    /// Secrets that wait for their page.
    SecretTray &tray() { return m_tray; }
    const Journey::Spec &spec() const { return m_spec; }
    QString journeyId() const { return QString::fromLatin1(m_spec.id); }
    Journey::Answers &answers() { return m_answers; }
    const Journey::Answers &answers() const { return m_answers; }
    /// The answers without ticks whose premise has changed: what pages show and count.
    Journey::Answers counted() const { return Journey::withoutOutdatedTicks(m_answers); }
    /// The words of \a step as the answers stand now.
    StepWords stepWords(const Journey::Step &step) const;
    const JourneyState &state() const { return m_state; }
    /// The section of words of \a step as things stand: at the end others count while something is
    /// open.
    QString wordsId(const Journey::Step &step) const;
    /// \a markdown with each {key} replaced by what was answered, and {others} by the names of the
    /// other mini programs that are known of its cloud account.
    QString withAnswers(const QString &markdown) const;
    /// The last results of checks that are about the values of now.
    QList<CheckResult> checks() const { return checksOf(m_state, m_answers); }
    Verdict verdict() const { return verdictOf(m_spec, m_state, m_answers, checks()); }
    /// When this check last proved the values of now; invalid if its last result is another.
    QDateTime provedAt(const QString &checkId) const;
    /// The ids of steps that lack an answer, or whose value the last check did not prove, was left
    /// for later, or is gone, and of those with an act of which nobody knows the end: they do not
    /// count as done.
    QSet<QString> stepsInTrouble() const;

    /// Saves changed answers 300 ms after the first change at the latest; a failure arrives as
    /// saveFailed().
    void touch();
    /// Saves changed answers now. Nothing to save is a success.
    [[nodiscard]] Result<> save();
    /// One commit: changed answers, \a from confirmed, \a to entered.
    [[nodiscard]] Result<> advance(const Journey::Step &from, const Journey::Step &to);
    /// One commit: changed answers, the last step confirmed, the journey closed.
    [[nodiscard]] Result<> finish(const Journey::Step &last);
    /// Records that the user went back (or jumped) to \a step.
    [[nodiscard]] Result<> enter(const Journey::Step &step);
    /// Leads back from \a step to where \a trouble, the answer to \a asked, is put right: a round
    /// is over. What must be said again is forgotten, in one commit with the jump.
    [[nodiscard]] Result<> goBack(
        const Journey::Step &step, const Journey::AnyKey &asked, const Journey::Trouble &trouble);
    /// Leads to the step on the way that has this block, where its value can be put right.
    void goToBlock(const QString &blockId);
    [[nodiscard]] Result<> record(const QList<NewEvent> &events);
    /// Records what checks found out; \a isWhole: they were all of the journey.
    [[nodiscard]] Result<> recordChecks(const QList<CheckResult> &results, bool isWhole = false);

    /// Keeps \a secret for the AppID of now, in the keychain or for this session only, and records
    /// where. An empty one is refused. An older one does not stay in the other place, as far as the
    /// keychain lets us: see mayBeInKeychainToo().
    [[nodiscard]] Future<> keepSecret(const QString &kind, const Secret &secret, bool sessionOnly);
    /// The secret of this kind from where it was kept; secretTrouble() if it does not count,
    /// "keychain.absent" if there is none, "keychain.elsewhere" {"then","now"} if another keychain
    /// than this one was given it.
    [[nodiscard]] Future<Secret> readSecret(const QString &kind);
    /// Succeeds if readSecret() would find it. Never asks for the keychain's password.
    [[nodiscard]] Future<> hasSecret(const QString &kind);
    /// Removes it from wherever it is.
    [[nodiscard]] Future<> removeSecret(const QString &kind);
    /// "keychain", "session" or empty. One that was kept for a session which has ended, or for
    /// another AppID, counts as gone.
    QString secretPlace(const QString &kind) const;
    /// Why one that was kept counts as gone: "secret.session-ended" or "secret.other-appid"
    /// {"appId"} ("key.…" for the upload key). Empty id otherwise.
    Finding secretTrouble(const QString &kind) const;
    /// The keychain may hold a copy, besides the one that counts.
    bool mayBeInKeychainToo(const QString &kind) const;

Q_SIGNALS:
    void saveFailed(const Finding &finding);
    /// What is known of where secrets are has changed, perhaps by itself.
    void secretsChanged();
    /// The user wants to go back to \a step, where a value can be put right.
    void stepRequested(const QString &stepId);
    /// The user wants to finish this journey and to go on with the one of this kind.
    void journeyRequested(const QString &journeyId);

private:
    void conclude();
    QString keychainOf(const QString &kind) const;
    QList<NewEvent> changedAnswers() const;
    bool hasOneStore() const;
    Result<SecretStore *> storeOf(const QString &kind) const;
    bool isInSession(const QString &kind) const;
    Future<> keepInKeychain(const QString &kind, const Secret &secret, const NewEvent &stored);
    void dropFromSession(const QString &kind);
    void cleanKeychain(const QString &kind);
    Result<> append(const QList<NewEvent> &events);
    void readBack();

    Toolbox m_tools;
    JourneyState m_state;
    const Journey::Spec &m_spec;
    Journey::Answers m_answers;
    SecretTray m_tray{m_answers};
    QHash<QString, int> m_keepings; ///< how often a secret of this kind was to be kept
    QTimer m_autosave;
};
