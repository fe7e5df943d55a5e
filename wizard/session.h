// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/checkrunner.h"
#include "models/journal/journal.h"
#include "models/journey/step.h"
#include "models/rulebook/rulebook.h"
#include "models/sandbox/scenario.h"
#include "models/secrets/secretstore.h"
#include "wizard/language.h"

#include <QObject>
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
    /// A journey that is not in the journal yet; it is started there by the first save.
    explicit Session(const Toolbox &tools, QObject *parent = nullptr);
    /// Continues a journey of the journal.
    Session(const Toolbox &tools, const JourneyState &state, QObject *parent = nullptr);

    const Toolbox &tools() const { return m_tools; }
    const Words &words() const { return m_tools.language.words(); }
    bool isPractice() const { return m_tools.exercise != nullptr; }
    Exercise *exercise() const { return m_tools.exercise; }

    Journey::Draft &draft() { return m_draft; }
    const Journey::Draft &draft() const { return m_draft; }
    const JourneyState &state() const { return m_state; }

    /// Saves changed answers 300 ms after the first change at the latest; a failure arrives as
    /// saveFailed().
    void touch();
    /// Saves changed answers now. Nothing to save is a success.
    [[nodiscard]] Result<> save();
    /// One commit: changed answers, \a from confirmed, \a to entered.
    [[nodiscard]] Result<> advance(Journey::Step from, Journey::Step to);
    /// Records that the user went back (or jumped) to \a step.
    [[nodiscard]] Result<> enter(Journey::Step step);
    [[nodiscard]] Result<> record(const QList<NewEvent> &events);

    /// Keeps \a secret in the keychain (or for this session only) and records where.
    [[nodiscard]] Future<> keepSecret(const QString &kind, const Secret &secret, bool sessionOnly);
    /// The secret of this kind from where it was kept; "keychain.absent" if there is none,
    /// "keychain.elsewhere" {"then","now"} if another keychain than this one was given it.
    [[nodiscard]] Future<Secret> readSecret(const QString &kind);
    [[nodiscard]] Future<> removeSecret(const QString &kind);
    /// "keychain", "session" or empty. A session secret of an earlier run of the program counts as
    /// gone.
    QString secretPlace(const QString &kind) const;

Q_SIGNALS:
    void saveFailed(const Finding &finding);
    /// The keychain is locked; the system may be asking for its password behind the window.
    void keychainPromptMayBeOpen();
    /// The user wants to try first with made-up services.
    void practiceRequested();
    /// Another exercise was chosen in practice mode.
    void exerciseRequested(const QString &id);

private:
    QList<NewEvent> changedAnswers() const;
    Result<> append(const QList<NewEvent> &events);
    void readBack();

    Toolbox m_tools;
    JourneyState m_state;
    Journey::Draft m_draft;
    QTimer m_autosave;
};
