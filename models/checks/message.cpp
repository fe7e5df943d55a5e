// SPDX-License-Identifier: MIT
#include "models/checks/message.h"

#include "models/checks/check.h"
#include "models/core/appid.h"
#include "models/core/paste.h"
#include "models/core/sortout.h"
#include "models/remote/uploadkey.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using Kind = FoundValue::Kind;

namespace {
constexpr qsizetype kMostOfAKind = 50;
constexpr int kMostKeys = 5; // each is read by OpenSSL
constexpr int kMostMatches = 500; // of one pattern

bool isAsciiWord(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// What a reader sees: half width, nothing invisible. A Chinese full stop ends a line, unless it
/// was typed for a dot.
QString readable(const QString &written)
{
    const QString text = QString::fromUtf8(written.toUtf8()); // no half characters
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = halfWidth(text.at(i));
        if (c == u'。') {
            const bool isDot = !clean.isEmpty() && isAsciiWord(clean.back()) && i + 1 < text.size()
                && isAsciiWord(halfWidth(text.at(i + 1)));
            clean += isDot ? u'.' : u'\n';
        } else if (c.isSpace()) {
            clean += c == u'\r' || c == u'\n' ? u'\n' : u' ';
        } else if (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format) {
            clean += c;
        }
    }
    return clean;
}

QString lowered(QString text)
{
    for (QChar &c : text) {
        c = c >= u'A' && c <= u'Z' ? QChar(char16_t(c.unicode() + 0x20)) : c;
    }
    return text;
}

/// Links that people send along: not domains of a mini program.
bool isConsole(const QString &host)
{
    static const QStringList kSuffixes{u"weixin.qq.com"_s, u"mail.qq.com"_s, u"docs.qq.com"_s,
        u"cloud.tencent.com"_s, u"tencentcloud.com"_s, u"meeting.tencent.com"_s};
    return std::any_of(kSuffixes.begin(), kSuffixes.end(),
        [&host](const QString &suffix) { return host == suffix || host.endsWith(u'.' + suffix); });
}

bool isBareDomain(const QString &host)
{
    static const QRegularExpression name(u"\\.(?!(?:txt|key|pem|html?|js|json|css|zip|rar|pdf|png|"
                                         u"jpe?g|gif|docx?|xlsx?|pptx?|csv|md)$)"
                                         "[a-z]{2,}$"_s);
    return name.match(host).hasMatch();
}

/// Where a domain belongs by the \a word before it; a website is for reading, not for calling.
DomainKind listOf(QStringView word, bool isSocket, bool isSite)
{
    if (isSocket || word == "socket"_L1) {
        return DomainKind::Socket;
    }
    if (word.isEmpty() && isSite) {
        return DomainKind::Business;
    }
    return word == "upload"_L1      ? DomainKind::UploadFile
        : word == "download"_L1     ? DomainKind::DownloadFile
        : word.isEmpty()            ? DomainKind::Request
        : word.startsWith(u"req"_s) ? DomainKind::Request
                                    : DomainKind::Business;
}

class Reader
{
public:
    Reader(const QString &rest, Message &message)
        : m_text(readable(rest))
        , m_lower(lowered(m_text))
        , m_message(message)
    {
    }
    void addNames();
    void addOriginalIds();
    void addAppIds();
    void addDomains();

private:
    /// Something that is said to be a list of domains: "request 合法域名", or the domain before.
    struct Anchor
    {
        qsizetype end = -1;
        QString list;
    };

    template <typename F>
    void eachMatch(const QRegularExpression &pattern, const QString &text, F look);
    QList<Anchor> labels();
    bool follows(const Anchor &anchor, qsizetype start) const;
    void addDomain(const QRegularExpressionMatch &match, Anchor &anchor);

    const QString m_text;
    const QString m_lower; ///< the same places
    Message &m_message;
};

bool isSame(const FoundValue &a, const FoundValue &b)
{
    return a.kind == b.kind && a.text == b.text && a.secret == b.secret && a.list == b.list
        && a.trouble == b.trouble;
}

void add(Message &message, const FoundValue &value)
{
    QList<FoundValue> &all = message.values;
    const auto same = std::find_if(
        all.begin(), all.end(), [&](const FoundValue &each) { return isSame(each, value); });
    const auto alike = std::count_if(
        all.begin(), all.end(), [&](const FoundValue &each) { return each.kind == value.kind; });
    if (same != all.end()) {
        same->isCertain = same->isCertain || value.isCertain;
    } else if (alike < kMostOfAKind) {
        all.append(value);
    } else {
        message.isCut = true;
    }
}

template <typename F>
void Reader::eachMatch(const QRegularExpression &pattern, const QString &text, F look)
{
    int matches = 0;
    auto it = pattern.globalMatch(text);
    for (; it.hasNext() && matches < kMostMatches; ++matches) {
        look(it.next());
    }
    m_message.isCut = m_message.isCut || it.hasNext();
}

void Reader::addNames()
{
    static const QString full = u"小程序(?:的)?(?:名称|名字|名)|mini[ -]?program(?:'s)? name"_s;
    static const QString brief = u"(?:^|[\\n,;|>(]) {0,9}(?:名称|名字|(?:app )?name)"_s;
    static const QString is = u" {0,2}(?:[:=]|是|为|is(?= )) {0,3}(?=\\S)"_s;
    static const QString end = u"(?= {2}| [^ \\n:=]{1,20} ?[:=]|[\\n,;|<]|$)"_s;
    static const QRegularExpression label(
        u"(?:"_s + full + u'|' + brief + u')' + is + u"([^\\n,;|<]{1,60}?)"_s + end,
        QRegularExpression::CaseInsensitiveOption);
    eachMatch(label, m_text, [this](const QRegularExpressionMatch &match) {
        const QString name = repaired(match.captured(1)).text;
        const bool isName = !name.isEmpty() && !name.contains("://"_L1);
        if (isName && !mayBeginSecret(name) && secretsIn(name).isEmpty()) {
            add(m_message, {.kind = Kind::Name, .text = name});
        }
    });
}

void Reader::addOriginalIds()
{
    static const QRegularExpression id(u"(?<![a-z0-9_])gh_[0-9a-f]{12}(?![a-z0-9_])"_s);
    eachMatch(id, m_lower, [this](const QRegularExpressionMatch &match) {
        add(m_message, {.kind = Kind::OriginalId, .text = match.captured()});
    });
}

void Reader::addAppIds()
{
    QStringList ids = appIdWords(m_lower);
    ids.removeDuplicates();
    m_message.isCut = m_message.isCut || ids.size() > kMostOfAKind;
    for (const QString &id : ids.first(qMin(ids.size(), kMostOfAKind))) {
        add(m_message, {.kind = Kind::AppId, .text = id});
    }
}

QList<Reader::Anchor> Reader::labels()
{
    static const QString begin = u"(?<![a-z0-9./_-])"_s;
    static const QString list =
        u"(request|socket|upload|download|business|业务|web-?view)(?:file)?[\"']? ?"_s;
    static const QString chinese = u"域名(?!校验|验证)"_s;
    static const QString english = u"domains?(?!\\.?[a-z0-9/_-])"_s;
    static const QRegularExpression label(begin + list + u"(?:(?:合法|server)? ?(?:"_s + chinese
        + u'|' + english + u")|(?=[:=]))|"_s + chinese + u'|' + begin + english);
    QList<Anchor> found;
    eachMatch(label, m_lower, [&found](const QRegularExpressionMatch &match) {
        found.append({match.capturedEnd(), match.captured(1)});
    });
    return found;
}

/// Between a label, or a domain of a list, and the next domain there is no sentence.
bool Reader::follows(const Anchor &anchor, qsizetype start) const
{
    constexpr qsizetype kWidest = 40;
    static const QRegularExpression between(
        u"^(?:[\\s:=,、;\"'“”()\\[\\]{}•*·|>0-9.-]|是|为|有|和|is|are|and)*$"_s);
    return anchor.end >= 0 && start >= anchor.end && start - anchor.end <= kWidest
        && between.match(m_lower.mid(anchor.end, start - anchor.end)).hasMatch();
}

void Reader::addDomain(const QRegularExpressionMatch &match, Anchor &anchor)
{
    const QString scheme = match.captured(1);
    const QString authority = match.captured(2);
    const QString host = authority.section(u':', 0, 0);
    const bool isLabelled = follows(anchor, match.capturedStart());
    const bool isSecure = scheme == "https"_L1 || scheme == "wss"_L1;
    if (isConsole(host) || (!isLabelled && !isSecure)
        || (scheme.isEmpty() && !isBareDomain(host))) {
        return;
    }
    const bool isSocket = scheme.startsWith(u"ws"_s);
    const QString list = isLabelled ? anchor.list : QString();
    const bool isSite = host.startsWith("www."_L1);
    const FoundValue domain{.kind = Kind::Domain,
        .text = authority,
        .list = listOf(list, isSocket, isSite),
        .isCertain = (isSecure || scheme.isEmpty()) && !(isSite && list.isEmpty())
            && (isLabelled || isSocket || match.captured(3).size() <= 1)};
    if (isLabelled || domainIn(domain.list, domain)) {
        add(m_message, domain);
    }
    if (isLabelled) {
        anchor.end = match.capturedEnd();
    }
}

void Reader::addDomains()
{
    static const QRegularExpression host(
        u"(?<![a-z0-9@._%/\\\\&?#+-])(?:(https?|wss?)://)?+"
        "([a-z0-9-]{1,63}+(?:\\.[a-z0-9-]{1,63}+)++(?::[0-9]{1,5}+)?)(?![a-z0-9@_-])"
        "([/?#][^\\s\"'<>,;)\\]}]*)?"_s);
    const QList<Anchor> anchors = labels();
    qsizetype next = 0;
    Anchor anchor;
    eachMatch(host, m_lower, [&](const QRegularExpressionMatch &match) {
        while (next < anchors.size() && anchors.at(next).end <= match.capturedStart()) {
            anchor = anchors.at(next++);
        }
        addDomain(match, anchor);
    });
}

void addSecrets(Message &message, const QList<TakenSecret> &taken)
{
    for (const Secret &each : appSecretsIn(taken)) {
        const Secret secret = repairedSecret(each);
        add(message, {.kind = Kind::AppSecret, .secret = secret, .size = secret.size()});
    }
    int keys = 0;
    for (const TakenSecret &each : taken) {
        const bool isKey = each.kind == SecretSpan::Kind::PrivateKey;
        message.otherSecrets += isKey || each.kind == SecretSpan::Kind::AppSecret ? 0 : 1;
        if (isKey && keys++ < kMostKeys) {
            const Result<UploadKey> key = readUploadKey(each.secret, {}, {});
            add(message,
                key ? FoundValue{.kind = Kind::UploadKey,
                    .text = key->fingerprint,
                    .secret = key->pem,
                    .size = key->bits}
                    : FoundValue{.kind = Kind::UploadKey, .trouble = key.error()});
        }
    }
    message.isCut = message.isCut || keys > kMostKeys;
}
} // namespace

Message readMessage(QString &text)
{
    const SortedText sorted = takeSecretsOut(text);
    Message message;
    Reader reader(sorted.rest, message);
    reader.addNames();
    reader.addOriginalIds();
    reader.addAppIds();
    addSecrets(message, sorted.taken);
    reader.addDomains();
    return message;
}

bool Message::hasSecrets() const
{
    return otherSecrets > 0
        || std::any_of(values.begin(), values.end(), [](const FoundValue &value) {
               return value.kind == Kind::AppSecret || value.kind == Kind::UploadKey;
           });
}

Result<ParsedDomain> domainIn(DomainKind list, const FoundValue &domain)
{
    const QString scheme = list == DomainKind::Socket ? u"wss://"_s : u"https://"_s;
    return parseDomain({list, scheme + domain.text});
}
