// SPDX-License-Identifier: MIT
#include "models/remote/domainsyntax.h"

#include "models/core/paste.h"
#include "models/core/secretform.h"

#include <QHash>
#include <QHostAddress>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
constexpr int kDefaultPort = 443; // of https and wss alike
constexpr int kMaxHostLength = 253;
constexpr int kMaxCutShown = 100;
constexpr int kServerDomainLimit = 200;
constexpr int kBusinessDomainLimit = 300;

/// "https" + "api.example.com:8443" + "/v1", as written.
struct Pieces
{
    QString scheme; // lower case; empty if none was written
    QString authority;
    QString cut;
};

QString requiredScheme(DomainKind kind)
{
    return kind == DomainKind::Socket ? u"wss"_s : u"https"_s;
}

bool hasFullWidth(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) {
        return (c >= u'\uFF01' && c <= u'\uFF5E') || c == u'\u3000' || c == u'\u3002'
            || c == u'\uFF61';
    });
}

auto malformed(const QString &reason, const QString &host = {})
{
    return failure(u"domain.malformed"_s, {{u"reason"_s, reason}, {u"host"_s, host}});
}

/// Takes off "https://" and what people make of it: "https:/", "https//", "https:\\", the
/// "https:\/\/" of JSON, and two in a row.
Pieces takeApart(QString text)
{
    static const QRegularExpression scheme(
        uR"(^([a-z][a-z0-9+.-]*)://(?![\\/])|^(https?|wss?)(?::[\\/]*|/{2,}))"_s,
        QRegularExpression::CaseInsensitiveOption);
    Pieces pieces;
    for (auto match = scheme.match(text); match.hasMatch(); match = scheme.match(text)) {
        const QString found = match.hasCaptured(1) ? match.captured(1) : match.captured(2) + u'?';
        pieces.scheme += pieces.scheme.isEmpty() ? found.toLower() : u'+' + found.toLower();
        text = text.mid(match.capturedLength());
    }
    static const QRegularExpression end(u"[/\\\\?#]"_s);
    const auto cutAt = text.indexOf(end);
    pieces.authority = text.left(cutAt).trimmed();
    pieces.cut = cutAt < 0 ? QString() : text.mid(cutAt);
    return pieces;
}

/// A query may hold a token, so it is named but not repeated.
Finding cutWarning(const QString &cut)
{
    static const QRegularExpression query(u"[?#]"_s);
    const auto at = cut.indexOf(query);
    QString shown = at < 0 ? cut : cut.left(at + 1) + u'…';
    if (shown.size() > kMaxCutShown) {
        shown = shown.left(kMaxCutShown) + u'…';
    }
    return {u"domain.path"_s, {{u"cut"_s, shown}}, {}};
}

bool looksLikeIpAddress(const QString &host)
{
    if (host.startsWith(u'[') || !QHostAddress(host).isNull()) {
        return true;
    }
    // inet_aton and browsers read such a name as an IPv4 address (or refuse it), whatever its
    // length
    static const QRegularExpression numeric(u"^(\\d+|0x[0-9a-f]*)(\\.(\\d+|0x[0-9a-f]*))*$"_s);
    return numeric.match(host).hasMatch();
}

Result<> checkLabels(const QString &host)
{
    static const QRegularExpression label(u"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"_s);
    static const QRegularExpression topLevel(u"^([a-z]{2,}|xn--[a-z0-9-]+)$"_s);
    const QStringList labels = host.split(u'.');
    if (host.size() > kMaxHostLength) {
        return malformed(u"too-long"_s);
    }
    for (const QString &each : labels) {
        if (each.isEmpty()) {
            return malformed(u"empty-label"_s, host);
        }
        if (each.contains(u'_')) {
            return malformed(u"underscore"_s, host);
        }
        if (each.size() > 63) {
            return malformed(u"too-long"_s);
        }
        if (!label.match(each).hasMatch()) {
            return malformed(u"characters"_s, host);
        }
        if (each.startsWith("xn--"_L1)
            && QUrl::fromAce(each.toLatin1(), QUrl::IgnoreIDNWhitelist) == each) {
            return malformed(u"punycode"_s, host);
        }
    }
    if (labels.size() < 2) {
        return malformed(u"no-dot"_s, host);
    }
    return topLevel.match(labels.last()).hasMatch() ? Result<>() : malformed(u"top-level"_s, host);
}

/// The ACE form, or what is wrong with the name itself.
Result<QString> checkedHost(const QString &written)
{
    const QString spelled = written.toLower();
    const QJsonObject facts{{u"host"_s, spelled}};
    if (spelled.isEmpty()) {
        return malformed(u"empty"_s);
    }
    if (spelled.contains(u'*')) {
        return failure(u"domain.wildcard"_s, facts);
    }
    const QString ace = QString::fromLatin1(QUrl::toAce(spelled, QUrl::IgnoreIDNWhitelist));
    QString host =
        ace.isEmpty() ? spelled : ace; // a name that IDNA refuses is judged label by label
    if (host.endsWith(u'.')) {
        host.chop(1);
    }
    if (looksLikeIpAddress(host)) {
        return failure(u"domain.ip-address"_s, facts);
    }
    if (host == "localhost"_L1 || host.endsWith(".localhost"_L1)
        || host == "localhost.localdomain"_L1) {
        return failure(u"domain.localhost"_s, facts);
    }
    if (host == "api.weixin.qq.com"_L1) {
        return failure(u"domain.forbidden-host"_s, facts);
    }
    return checkLabels(host).map([&] { return host; });
}

/// The port as WeChat takes it: https may carry one that is not 443, wss and business domains none.
Result<int> checkedPort(DomainKind kind, const QString &written, const QString &bare)
{
    bool isNumber = false;
    const uint port = written.toUInt(&isNumber);
    const auto refused = [&](const QString &reason, const QJsonValue &shown) {
        return failure(
            u"domain.port"_s, {{u"port"_s, shown}, {u"reason"_s, reason}, {u"suggestion"_s, bare}});
    };
    static const QRegularExpression digits(u"^[0-9]+$"_s);
    if (!isNumber || !digits.match(written).hasMatch() || port == 0 || port > 65535) {
        return refused(u"invalid"_s, written);
    }
    if (kind == DomainKind::Socket || kind == DomainKind::Business) {
        return refused(domainKindId(kind), int(port));
    }
    return port == kDefaultPort ? refused(u"default"_s, int(port)) : Result<int>(int(port));
}

QString scriptName(QChar::Script script)
{
    static const QHash<int, QString> names{{QChar::Script_Latin, u"Latin"_s},
        {QChar::Script_Cyrillic, u"Cyrillic"_s}, {QChar::Script_Greek, u"Greek"_s},
        {QChar::Script_Han, u"Han"_s}, {QChar::Script_Hiragana, u"Hiragana"_s},
        {QChar::Script_Katakana, u"Katakana"_s}, {QChar::Script_Hangul, u"Hangul"_s},
        {QChar::Script_Bopomofo, u"Bopomofo"_s}, {QChar::Script_Armenian, u"Armenian"_s}};
    return names.value(script, u"other"_s);
}

QSet<QChar::Script> scriptsOf(const QString &label)
{
    QSet<QChar::Script> scripts;
    for (const char32_t c : label.toUcs4()) {
        const QChar::Script script = QChar::script(c);
        if (script != QChar::Script_Common && script != QChar::Script_Inherited) {
            scripts.insert(script);
        }
    }
    return scripts;
}

/// UTS 39, "highly restrictive": one script, or Latin with the scripts of Chinese, Japanese or
/// Korean.
bool mayBeMixed(const QSet<QChar::Script> &scripts)
{
    using S = QChar;
    static const QList<QSet<QChar::Script>> allowed{
        {S::Script_Latin, S::Script_Han, S::Script_Hiragana, S::Script_Katakana},
        {S::Script_Latin, S::Script_Han, S::Script_Bopomofo},
        {S::Script_Latin, S::Script_Han, S::Script_Hangul},
    };
    return scripts.size() < 2
        || std::any_of(allowed.cbegin(), allowed.cend(),
            [&](const auto &set) { return set.contains(scripts); });
}

/// A label of one foreign script whose letters all look like Latin ones, as "аррӏе" in Cyrillic.
bool looksLatin(const QString &label, const QSet<QChar::Script> &scripts)
{
    static const QString alike = u"асԁеһіјӏорԛѕԝхуъьҽпгѵѡαικνρυωηοτ-0123456789"_s;
    return (scripts.contains(QChar::Script_Cyrillic) || scripts.contains(QChar::Script_Greek))
        && std::all_of(label.cbegin(), label.cend(), [](QChar c) { return alike.contains(c); });
}

QList<Finding> scriptWarnings(const QString &unicodeHost)
{
    QList<Finding> warnings;
    const QStringList labels = unicodeHost.split(u'.');
    const bool latinTop = scriptsOf(labels.last()) == QSet{QChar::Script_Latin};
    for (const QString &label : labels) {
        const auto scripts = scriptsOf(label);
        if (mayBeMixed(scripts) && !(latinTop && looksLatin(label, scripts))) {
            continue;
        }
        QStringList names;
        for (const QChar::Script script : scripts) {
            names.append(scriptName(script));
        }
        names.sort();
        warnings.append({u"domain.mixed-script"_s,
            {{u"label"_s, label}, {u"scripts"_s, names.join(u", "_s)}}, {}});
    }
    return warnings;
}

/// host[:port] after the scheme.
Result<ParsedDomain> parseAuthority(DomainKind kind, const QString &authority)
{
    if (authority.contains(u'@')) {
        return malformed(u"user-info"_s); // without the text: it may be a password
    }
    const bool isIpv6 = authority.startsWith(u'[') || authority.count(u':') > 1;
    const auto colon = isIpv6 ? -1 : authority.indexOf(u':');
    ParsedDomain domain{.kind = kind, .scheme = requiredScheme(kind)};
    if (isIpv6 && !authority.startsWith(u'[') && QHostAddress(authority).isNull()) {
        return malformed(u"characters"_s);
    }
    const auto host = checkedHost(authority.left(colon));
    if (!host) {
        return tl::unexpected(host.error());
    }
    domain.host = *host;
    domain.entry = domain.scheme + "://"_L1 + domain.host;
    if (colon >= 0) {
        const auto port = checkedPort(kind, authority.mid(colon + 1), domain.entry);
        if (!port) {
            return tl::unexpected(port.error());
        }
        domain.port = *port;
        domain.entry += u':' + QString::number(domain.port);
    }
    const QString unicode = QUrl::fromAce(domain.host.toLatin1(), QUrl::IgnoreIDNWhitelist);
    domain.unicodeHost = unicode == domain.host ? QString() : unicode;
    domain.warnings = scriptWarnings(unicode);
    return domain;
}

/// The scheme is missing, wrong, misspelt or there twice.
Result<ParsedDomain> wrongScheme(DomainKind kind, const Pieces &pieces)
{
    auto rest = parseAuthority(kind, pieces.authority);
    if (!rest && pieces.scheme.isEmpty() && rest.error().id != "domain.port"_L1) {
        return rest; // the right scheme in front would not help
    }
    QJsonObject facts{{u"scheme"_s, QString(pieces.scheme).remove(u'?')}};
    if (rest) {
        facts.insert(u"host"_s, rest->host);
        facts.insert(u"suggestion"_s, rest->entry);
    } else if (rest.error().facts.contains(u"suggestion"_s)) {
        facts.insert(u"suggestion"_s, rest.error().facts.value(u"suggestion"_s));
    }
    return failure(kind == DomainKind::Socket ? u"domain.not-wss"_s : u"domain.not-https"_s, facts);
}
} // namespace

Result<ParsedDomain> parseDomain(const DomainEntry &entry)
{
    const Paste paste = repaired(entry.text);
    if (paste.text.isEmpty()) {
        return malformed(u"empty"_s);
    }
    const Pieces pieces = takeApart(paste.text);
    if (pieces.scheme != requiredScheme(entry.kind)) {
        return wrongScheme(entry.kind, pieces);
    }
    auto domain = parseAuthority(entry.kind, pieces.authority);
    if (!domain) {
        return domain;
    }
    if (!pieces.cut.isEmpty()) {
        domain->warnings.prepend(cutWarning(pieces.cut));
    }
    if (hasFullWidth(entry.text)) {
        domain->warnings.prepend({u"domain.full-width"_s, {{u"text"_s, domain->entry}}, {}});
    }
    return domain;
}

QList<Finding> listProblems(const QList<DomainEntry> &entries)
{
    QList<Finding> problems;
    QMap<DomainKind, QSet<QString>> seen;
    for (const DomainEntry &entry : entries) {
        const auto domain = parseDomain(entry);
        const QString text = domain ? domain->entry : repaired(entry.text).text;
        QSet<QString> &ofKind = seen[entry.kind];
        if (ofKind.contains(text)) {
            problems.append({u"domain.duplicate"_s,
                {{u"text"_s, text}, {u"kind"_s, domainKindId(entry.kind)}}, {}});
        }
        ofKind.insert(text);
    }
    for (auto it = seen.cbegin(); it != seen.cend(); ++it) {
        const int limit =
            it.key() == DomainKind::Business ? kBusinessDomainLimit : kServerDomainLimit;
        if (it->size() > limit) {
            problems.append({u"domain.too-many"_s,
                {{u"kind"_s, domainKindId(it.key())}, {u"limit"_s, limit},
                    {u"count"_s, int(it->size())}},
                {}});
        }
    }
    return problems;
}

QString shownEntry(const QString &text)
{
    static const QRegularExpression query(u"[?#]"_s);
    const Pieces pieces = takeApart(text);
    QString shown = text;
    if (const auto at = pieces.cut.indexOf(query); at >= 0) {
        shown.truncate(shown.size() - pieces.cut.size() + at + 1);
        shown += u'…';
    }
    if (const auto at = pieces.authority.lastIndexOf(u'@'); at > 0) {
        shown.replace(pieces.authority.left(at), u"•••"_s);
    }
    return withoutSecrets(shown);
}
