// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/domain.h"
#include "models/core/result.h"

#include <QCoreApplication>
#include <QStringList>

#include <optional>

/// The hidden subcommand that does one keychain operation in a process of its own.
inline constexpr auto kKeychainSubcommand = "--internal-keychain";

/// What was asked for on the command line. Never holds a secret, only where to read it.
struct CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
public:
    enum class Command { Window, Doctor, Explain, Journeys, Help, Version, KeychainHelper };
    Command command = Command::Window;

    QString dataDir; ///< empty: the platform's own place
    QString locale; ///< "en" or "zh_CN"
    bool isLocaleAsked = false; ///< with --locale; else it is the system's
    std::optional<QString> practice; ///< practice mode, and its scenario ("" for the first one)
    QString servicesFile;
    bool json = false;
    bool mermaid = false;

    QString appId;
    QString secretFile;
    bool secretFromStdin = false;
    QString keyFile;
    QList<DomainEntry> domains;
    QString verifyFile;

    QString text; ///< what to explain; "-" means stdin

    /// Reads \a arguments (without the program's name). Failures are "usage.*" with facts; text for
    /// people: problemText().
    [[nodiscard]] static Result<CommandLine> parse(const QStringList &arguments);
    /// The language \a arguments ask for, or else the system's: known even if the rest cannot be
    /// read.
    static QString localeOf(const QStringList &arguments);

    /// One line on what is wrong with the command line or with a file named there, in the language
    /// installed.
    static QString problemText(const Finding &problem);
    static QString helpText();
};
