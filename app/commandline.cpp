// SPDX-License-Identifier: MIT
#include "app/commandline.h"

#include "models/sandbox/scenario.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;
using Command = CommandLine::Command;

namespace {
enum class Value { None, Required, Optional };

/// Which commands an option belongs to.
enum Scope : unsigned { InDoctor = 1, InExplain = 2, InJourneys = 4, Everywhere = 8 };

struct Option
{
    QLatin1String name;
    Value value;
    unsigned scope;
};

constexpr std::array kOptions{
    Option{"--data-dir"_L1, Value::Required, Everywhere},
    Option{"--locale"_L1, Value::Required, Everywhere},
    Option{"--practice"_L1, Value::Optional, Everywhere},
    Option{"--services"_L1, Value::Required, Everywhere},
    Option{"--json"_L1, Value::None, InDoctor | InExplain | InJourneys},
    Option{"--mermaid"_L1, Value::None, InJourneys},
    Option{"--appid"_L1, Value::Required, InDoctor},
    Option{"--secret-file"_L1, Value::Required, InDoctor},
    Option{"--secret-stdin"_L1, Value::None, InDoctor},
    Option{"--upload-key"_L1, Value::Required, InDoctor},
    Option{"--domain"_L1, Value::Required, InDoctor},
    Option{"--verify-file"_L1, Value::Required, InDoctor},
};

constexpr std::array kCommands{
    std::pair("doctor"_L1, Command::Doctor),
    std::pair("explain"_L1, Command::Explain),
    std::pair("journeys"_L1, Command::Journeys),
};

const QStringList kLocales{u"en"_s, u"zh_CN"_s};

unsigned scopeOf(Command command)
{
    switch (command) {
    case Command::Doctor:
        return Everywhere | InDoctor;
    case Command::Explain:
        return Everywhere | InExplain;
    case Command::Journeys:
        return Everywhere | InJourneys;
    default:
        return Everywhere;
    }
}

const Option *findOption(const QString &name)
{
    for (const Option &option : kOptions) {
        if (option.name == name) {
            return &option;
        }
    }
    return nullptr;
}

QString commandName(Command command)
{
    for (const auto &[name, known] : kCommands) {
        if (known == command) {
            return name;
        }
    }
    return {};
}

Finding usage(const QString &problem, const QJsonObject &facts = {})
{
    return {u"usage."_s + problem, facts, {}};
}

/// Reads the arguments one by one; stops at the first fault.
class Parser
{
public:
    explicit Parser(QStringList arguments)
        : m_rest(std::move(arguments))
    {
    }
    Result<CommandLine> run();

private:
    using Problem = std::optional<Finding>;

    Problem readNext();
    Problem readOption(const QString &argument);
    Problem readPlain(const QString &argument);
    Problem apply(const Option &option, const QString &value);
    Problem applyLocale(const QString &value);
    Problem applyPractice(const QString &value);
    Problem applyDomain(const QString &value);
    Problem checkScope() const;
    Problem checkConflicts() const;
    Problem checkInputs() const;

    QStringList m_rest;
    bool m_optionsEnded = false;
    bool m_hasCommand = false;
    QList<const Option *> m_used;
    CommandLine m_line;
};

Result<CommandLine> Parser::run()
{
    m_line.locale = CommandLine::localeOf(m_rest);
    while (!m_rest.isEmpty()) {
        if (const Problem problem = readNext()) {
            return tl::unexpected(*problem);
        }
        if (m_line.command == Command::Help || m_line.command == Command::Version) {
            return m_line;
        }
    }
    for (const Problem &problem : {checkScope(), checkConflicts(), checkInputs()}) {
        if (problem) {
            return tl::unexpected(*problem);
        }
    }
    return m_line;
}

Parser::Problem Parser::readNext()
{
    // "explain -10008": a code, not an option.
    static const QRegularExpression number(u"^-\\d+$"_s);
    const QString argument = m_rest.takeFirst();
    if (m_optionsEnded || argument == "-"_L1 || !argument.startsWith(u'-')
        || number.match(argument).hasMatch()) {
        return readPlain(argument);
    }
    if (argument == "--"_L1) {
        m_optionsEnded = true;
        return std::nullopt;
    }
    return readOption(argument);
}

Parser::Problem Parser::readOption(const QString &argument)
{
    if (argument == "-h"_L1 || argument == "--help"_L1) {
        m_line.command = Command::Help;
        return std::nullopt;
    }
    if (argument == "-v"_L1 || argument == "--version"_L1) {
        m_line.command = Command::Version;
        return std::nullopt;
    }
    const qsizetype equals = argument.indexOf(u'=');
    const QString name = equals < 0 ? argument : argument.left(equals);
    const Option *option = findOption(name);
    if (!option) {
        return usage(u"unknown-option"_s, {{u"option"_s, name}});
    }
    if (option->value == Value::None && equals >= 0) {
        return usage(u"unexpected-value"_s, {{u"option"_s, name}});
    }
    QString value = equals < 0 ? QString() : argument.mid(equals + 1);
    if (option->value == Value::Required && equals < 0 && !m_rest.isEmpty()) {
        value = m_rest.takeFirst();
    }
    if (option->value == Value::Required && value.isEmpty()) {
        return usage(u"missing-value"_s, {{u"option"_s, name}});
    }
    m_used.append(option);
    return apply(*option, value);
}

Parser::Problem Parser::readPlain(const QString &argument)
{
    if (!m_hasCommand) {
        for (const auto &[name, command] : kCommands) {
            if (name == argument) {
                m_line.command = command;
                m_hasCommand = true;
                return std::nullopt;
            }
        }
        return usage(u"unknown-command"_s, {{u"command"_s, argument}});
    }
    if (m_line.command != Command::Explain) {
        // Not repeated in the message: it may be a secret that slipped in.
        return usage(u"extra-argument"_s, {{u"command"_s, commandName(m_line.command)}});
    }
    m_line.text += m_line.text.isEmpty() ? argument : u' ' + argument;
    return std::nullopt;
}

Parser::Problem Parser::apply(const Option &option, const QString &value)
{
    static const QHash<QString, QString CommandLine::*> kTexts{
        {u"--data-dir"_s, &CommandLine::dataDir}, {u"--services"_s, &CommandLine::servicesFile},
        {u"--appid"_s, &CommandLine::appId}, {u"--secret-file"_s, &CommandLine::secretFile},
        {u"--upload-key"_s, &CommandLine::keyFile}, {u"--verify-file"_s, &CommandLine::verifyFile}};
    static const QHash<QString, bool CommandLine::*> kSwitches{{u"--json"_s, &CommandLine::json},
        {u"--mermaid"_s, &CommandLine::mermaid},
        {u"--secret-stdin"_s, &CommandLine::secretFromStdin}};
    const QString name = option.name;
    if (kTexts.contains(name)) {
        m_line.*kTexts.value(name) = value;
        return std::nullopt;
    }
    if (kSwitches.contains(name)) {
        m_line.*kSwitches.value(name) = true;
        return std::nullopt;
    }
    if (name == "--locale"_L1) {
        return applyLocale(value);
    }
    return name == "--practice"_L1 ? applyPractice(value) : applyDomain(value);
}

Parser::Problem Parser::applyLocale(const QString &value)
{
    if (!kLocales.contains(value)) {
        return usage(u"bad-value"_s,
            {{u"option"_s, u"--locale"_s}, {u"value"_s, value},
                {u"allowed"_s, kLocales.join(u", "_s)}});
    }
    m_line.locale = value;
    m_line.isLocaleAsked = true;
    return std::nullopt;
}

Parser::Problem Parser::applyPractice(const QString &value)
{
    if (!value.isEmpty() && !exerciseIds().contains(value)) {
        return usage(u"bad-value"_s,
            {{u"option"_s, u"--practice"_s}, {u"value"_s, value},
                {u"allowed"_s, exerciseIds().join(u", "_s)}});
    }
    m_line.practice = value;
    return std::nullopt;
}

Parser::Problem Parser::applyDomain(const QString &value)
{
    const qsizetype equals = value.indexOf(u'=');
    const auto kind = domainKindFromId(value.left(qMax<qsizetype>(equals, 0)));
    const QString url = value.mid(equals + 1);
    if (equals < 0 || !kind || url.isEmpty()) {
        return usage(u"bad-domain"_s, {{u"value"_s, value}});
    }
    m_line.domains.append({*kind, url});
    return std::nullopt;
}

Parser::Problem Parser::checkScope() const
{
    for (const Option *option : m_used) {
        if (option->scope & scopeOf(m_line.command)) {
            continue;
        }
        const QJsonObject facts{
            {u"option"_s, option->name}, {u"command"_s, commandName(m_line.command)}};
        return usage(m_hasCommand ? u"not-for-command"_s : u"needs-command"_s, facts);
    }
    return std::nullopt;
}

Parser::Problem Parser::checkConflicts() const
{
    struct Pair
    {
        bool first;
        QString firstName;
        bool second;
        QString secondName;
    };
    const std::array pairs{
        Pair{m_line.practice.has_value(), u"--practice"_s, !m_line.servicesFile.isEmpty(),
            u"--services"_s},
        Pair{m_line.json, u"--json"_s, m_line.mermaid, u"--mermaid"_s},
        Pair{!m_line.secretFile.isEmpty(), u"--secret-file"_s, m_line.secretFromStdin,
            u"--secret-stdin"_s},
    };
    for (const auto &pair : pairs) {
        if (pair.first && pair.second) {
            return usage(
                u"conflict"_s, {{u"first"_s, pair.firstName}, {u"second"_s, pair.secondName}});
        }
    }
    return std::nullopt;
}

Parser::Problem Parser::checkInputs() const
{
    if (m_line.command == Command::Explain && m_line.text.trimmed().isEmpty()) {
        return usage(u"nothing-to-explain"_s);
    }
    const bool hasBusinessDomain = std::any_of(m_line.domains.cbegin(), m_line.domains.cend(),
        [](const DomainEntry &entry) { return entry.kind == DomainKind::Business; });
    if (!m_line.verifyFile.isEmpty() && !hasBusinessDomain) {
        return usage(u"verify-file-without-domain"_s);
    }
    if (m_line.command != Command::Doctor || !m_line.appId.isEmpty()) {
        return std::nullopt;
    }
    if (m_line.secretFromStdin || !m_line.secretFile.isEmpty()) {
        return usage(u"secret-without-appid"_s);
    }
    const bool hasInput = !m_line.keyFile.isEmpty() || !m_line.domains.isEmpty();
    return hasInput || m_line.practice ? Problem() : usage(u"nothing-to-check"_s);
}
} // namespace

Result<CommandLine> CommandLine::parse(const QStringList &arguments)
{
    if (arguments == QStringList{QLatin1String(kKeychainSubcommand)}) {
        CommandLine line;
        line.command = Command::KeychainHelper;
        return line;
    }
    return Parser(arguments).run();
}

QString CommandLine::localeOf(const QStringList &arguments)
{
    QString asked;
    for (qsizetype i = 0; i < arguments.size() && arguments.at(i) != "--"_L1; ++i) {
        if (arguments.at(i).startsWith("--locale="_L1)) {
            asked = arguments.at(i).mid(9);
        } else if (arguments.at(i) == "--locale"_L1) {
            asked = arguments.value(i + 1);
        }
    }
    if (kLocales.contains(asked)) {
        return asked;
    }
    const QString system = QLocale::system().uiLanguages().value(0);
    return system.startsWith("zh"_L1) ? u"zh_CN"_s : u"en"_s;
}

QString CommandLine::problemText(const Finding &problem)
{
    const auto fact = [&problem](const char *name) {
        return problem.facts[QLatin1String(name)].toString();
    };
    const QHash<QString, QString> texts{
        {u"usage.unknown-option"_s, tr("Unknown option %1.").arg(fact("option"))},
        {u"usage.unknown-command"_s, tr("Unknown command “%1”.").arg(fact("command"))},
        {u"usage.missing-value"_s, tr("The option %1 needs a value.").arg(fact("option"))},
        {u"usage.unexpected-value"_s, tr("The option %1 takes no value.").arg(fact("option"))},
        {u"usage.bad-value"_s,
            tr("“%1” is no value for %2. Possible are: %3.")
                .arg(fact("value"), fact("option"), fact("allowed"))},
        {u"usage.bad-domain"_s,
            tr("“%1” is not KIND=URL. KIND is one of request, socket, uploadFile, downloadFile, "
               "business.")
                .arg(fact("value"))},
        {u"usage.not-for-command"_s,
            tr("The option %1 does not belong to “%2”.").arg(fact("option"), fact("command"))},
        {u"usage.needs-command"_s,
            tr("The option %1 needs a command such as “doctor”.").arg(fact("option"))},
        {u"usage.extra-argument"_s,
            tr("“%1” takes no further arguments. Secrets are never given on the command line.")
                .arg(fact("command"))},
        {u"usage.conflict"_s,
            tr("%1 and %2 cannot be used together.").arg(fact("first"), fact("second"))},
        {u"usage.secret-without-appid"_s,
            tr("An AppSecret can only be checked together with its AppID (--appid).")},
        {u"usage.verify-file-without-domain"_s,
            tr("A check file is looked for at a business domain: give --domain business=URL, "
               "too.")},
        {u"usage.nothing-to-check"_s,
            tr("Nothing to check: give --appid, --upload-key or --domain.")},
        {u"usage.nothing-to-explain"_s,
            tr("Nothing to explain: give an error text, an error code, or - for stdin.")},
        {u"file.missing"_s, tr("The file “%1” does not exist.").arg(fact("file"))},
        {u"file.unreadable"_s, tr("The file “%1” cannot be read.").arg(fact("file"))},
        {u"file.not-regular"_s, tr("“%1” is not an ordinary file.").arg(fact("file"))},
        {u"file.too-large"_s,
            tr("The file “%1” is too large for this (more than 16 KiB).").arg(fact("file"))},
        {u"input.too-large"_s, tr("Standard input is too large for this.")},
        {u"input.unreadable"_s, tr("Standard input cannot be read.")},
        {u"input.empty"_s, tr("Nothing to explain: standard input is empty.")},
        {u"explain.too-large"_s,
            tr("Standard input is too large to explain (more than 4 MiB). Give the part around the "
               "error.")},
        {u"install.no-sqlite"_s,
            tr("A part of Qt is missing: its SQLite driver. Install the package "
               "libqt6sql6-sqlite.")},
        {u"install.no-tls"_s,
            tr("A part of Qt is missing: its TLS plugin. Install the package libqt6network6 "
               "again.")},
        {u"services.unreadable"_s, tr("The services file cannot be used: %1").arg(fact("detail"))},
    };
    return texts.value(problem.id, problem.id);
}

QString CommandLine::helpText()
{
    return tr(
        "Usage:\n"
        "  mpwizard [options]                      open the window\n"
        "  mpwizard doctor [options] [checks]      check values without a window\n"
        "  mpwizard explain TEXT|CODE|- [--json]   say what an error means (offline; - reads "
        "stdin)\n"
        "  mpwizard journeys [--json|--mermaid]    print the page graphs\n"
        "\n"
        "Options, before or after the command:\n"
        "  --data-dir DIR          keep data in this folder\n"
        "  --locale en|zh_CN       language\n"
        "  --practice[=SCENARIO]   practise with made-up services; nothing leaves this computer\n"
        "  --services FILE         use other services (for tests)\n"
        "  -h, --help              show this help\n"
        "  -v, --version           show the version\n"
        "\n"
        "Checks of doctor:\n"
        "  --appid ID              AppID of the mini program\n"
        "  --secret-file F         file that holds the AppSecret\n"
        "  --secret-stdin          read the AppSecret from standard input\n"
        "  --upload-key F          code upload key file\n"
        "  --domain KIND=URL       domain to probe, may be repeated; KIND is one of\n"
        "                          request, socket, uploadFile, downloadFile, business\n"
        "  --verify-file F         check file of the business domains, as downloaded\n"
        "  --json                  machine-readable output\n"
        "\n"
        "Exit status: 0 nothing failed, 1 something failed, 2 wrong usage,\n"
        "3 nothing failed but something could not be checked.\n");
}
