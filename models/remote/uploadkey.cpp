// SPDX-License-Identifier: MIT
#include "models/remote/uploadkey.h"

#include "models/core/appid.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

#include <algorithm>
#include <array>
#include <memory>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype maxFileBytes = 16'384;
constexpr int usualBits = 2048; // what WeChat hands out; nothing says that less is refused
constexpr int minBits = 1024; // less may not hold what is signed
constexpr qsizetype lineLength = 64;

template <auto Free>
struct Deleter
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Bio = std::unique_ptr<BIO, Deleter<BIO_free>>;
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Deleter<EVP_PKEY_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Deleter<BN_clear_free>>;
using NumberContext = std::unique_ptr<BN_CTX, Deleter<BN_CTX_free>>;

/// Text with a key in it: zeroed when done, and never larger than reserved, so that no copy stays
/// in freed memory.
class Scratch
{
public:
    explicit Scratch(qsizetype capacity) { m_bytes.reserve(capacity); }
    ~Scratch() { OPENSSL_cleanse(m_bytes.data(), static_cast<size_t>(m_bytes.size())); }
    Scratch(const Scratch &) = delete;
    Scratch &operator=(const Scratch &) = delete;
    Scratch(Scratch &&) = delete;
    Scratch &operator=(Scratch &&) = delete;

    void append(char c) { m_bytes.append(c); }
    void append(QByteArrayView text) { m_bytes.append(text); }
    QByteArrayView view() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

/// One "-----BEGIN label-----…-----END label-----".
struct Block
{
    QByteArray label;
    QByteArrayView body;
};

struct Parsed
{
    Secret pem;
    int bits = 0;
    QString fingerprint;
};

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isBase64(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+'
        || c == '/' || c == '=';
}

// ---- what the bytes are, before any PEM is looked for

std::optional<Finding> encodingFault(QByteArrayView bytes)
{
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF")) {
        return Finding{u"key.encoding"_s, {{u"encoding"_s, u"UTF-16"_s}}, {}};
    }
    if (bytes.startsWith("\x30\x82")) {
        return Finding{u"key.not-pem"_s, {{u"looksLike"_s, u"der"_s}}, {}};
    }
    if (!bytes.contains('\0')) {
        return {};
    }
    const auto zeros = std::count(bytes.begin(), bytes.end(), '\0');
    if (zeros >= bytes.size() / 3) { // ASCII in UTF-16 without a mark
        return Finding{u"key.encoding"_s, {{u"encoding"_s, u"UTF-16"_s}}, {}};
    }
    return Finding{u"key.not-pem"_s, {{u"looksLike"_s, u"binary"_s}}, {}};
}

std::optional<Finding> earlyFault(QByteArrayView bytes)
{
    const auto text = bytes.trimmed();
    if (text.isEmpty()) {
        return Finding{u"key.empty"_s, {}, {}};
    }
    if (bytes.size() > maxFileBytes) {
        return Finding{
            u"key.too-large"_s, {{u"bytes"_s, bytes.size()}, {u"limit"_s, maxFileBytes}}, {}};
    }
    if (auto fault = encodingFault(bytes)) {
        return fault;
    }
    if (text.size() == 32 && std::all_of(text.begin(), text.end(), isHex)) {
        return Finding{u"key.app-secret-pasted"_s, {}, {}};
    }
    return {};
}

// ---- repairs

void noteLines(QByteArrayView text, QStringList &repairs)
{
    const bool indented = text.contains("\n ") || text.contains("\n\t") || text.startsWith(' ')
        || text.startsWith('\t');
    if (indented) {
        repairs += u"indentation"_s;
    }
    // A banner shares its line with something else: newlines were lost.
    const auto begin = text.indexOf("-----BEGIN ");
    const auto firstEnd = begin < 0 ? -1 : text.indexOf('\n', begin);
    const auto close = begin < 0 ? -1 : text.indexOf("-----", begin + 11);
    if (close >= 0 && (firstEnd < 0 || firstEnd > close + 6)) {
        repairs += u"one-line"_s;
    }
}

/// \a bytes with plain line ends; \a repairs names what had to be changed.
void straighten(QByteArrayView bytes, Scratch &text, QStringList &repairs)
{
    if (bytes.startsWith("\xEF\xBB\xBF")) {
        repairs += u"bom"_s;
        bytes = bytes.sliced(3);
    }
    bool returns = false;
    bool literals = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const bool escape = bytes[i] == '\\' && i + 1 < bytes.size()
            && (bytes[i + 1] == 'n' || bytes[i + 1] == 'r');
        if (escape) {
            literals = true;
            text.append('\n');
            ++i;
        } else if (bytes[i] == '\r') {
            returns = true;
            text.append('\n');
        } else {
            text.append(bytes[i]);
        }
    }
    if (returns) {
        repairs += u"line-ends"_s;
    }
    if (literals) {
        repairs += u"literal-newlines"_s;
    }
    noteLines(text.view(), repairs);
}

// ---- PEM

auto damaged(const QString &reason)
{
    return failure(u"key.damaged"_s, {{u"reason"_s, reason}});
}

Result<QList<Block>> blocksIn(QByteArrayView text)
{
    static constexpr QByteArrayView begin("-----BEGIN ");
    static constexpr QByteArrayView dashes("-----");
    QList<Block> blocks;
    qsizetype at = 0;
    while ((at = text.indexOf(begin, at)) >= 0) {
        const auto labelStart = at + begin.size();
        const auto labelEnd = text.indexOf(dashes, labelStart);
        if (labelEnd < 0) {
            return damaged(u"cut-off"_s);
        }
        const QByteArray label = text.sliced(labelStart, labelEnd - labelStart).toByteArray();
        const auto bodyStart = labelEnd + dashes.size();
        const QByteArray end = "-----END " + label + "-----";
        const auto bodyEnd = text.indexOf(end, bodyStart);
        if (bodyEnd < 0) {
            return damaged(u"cut-off"_s);
        }
        blocks.append({label, text.sliced(bodyStart, bodyEnd - bodyStart)});
        at = bodyEnd + end.size();
    }
    return blocks;
}

Finding notPem(QByteArrayView text)
{
    if (text.contains("-----END ")) {
        return {u"key.damaged"_s, {{u"reason"_s, u"cut-off"_s}}, {}};
    }
    const bool base64 = text.size() > 4 * lineLength
        && std::all_of(text.begin(), text.end(), [](char c) { return isBase64(c) || isBlank(c); });
    return {u"key.not-pem"_s, {{u"looksLike"_s, base64 ? u"base64"_s : u"text"_s}}, {}};
}

/// What a block without an RSA private key in it is taken for; nothing if it may hold one.
std::optional<Finding> labelFault(const Block &block)
{
    const QByteArray &label = block.label;
    if (label == "ENCRYPTED PRIVATE KEY" || block.body.contains("ENCRYPTED")) {
        return Finding{u"key.encrypted"_s, {}, {}};
    }
    if (label == "RSA PRIVATE KEY" || label == "PRIVATE KEY") {
        return {};
    }
    if (label.endsWith("PUBLIC KEY")) {
        return Finding{u"key.public-key"_s, {}, {}};
    }
    if (label.contains("CERTIFICATE")) {
        return Finding{u"key.certificate"_s, {}, {}};
    }
    if (label.endsWith("PRIVATE KEY") || label.endsWith("PARAMETERS")) {
        const auto type = QString::fromLatin1(label.left(label.indexOf(' ')));
        return Finding{u"key.not-rsa"_s, {{u"type"_s, type}}, {}};
    }
    return Finding{u"key.not-pem"_s, {{u"looksLike"_s, QString::fromLatin1(label)}}, {}};
}

/// The block in the one form that every reader accepts.
Result<Secret> normalised(const Block &block)
{
    Scratch pem(2 * block.body.size() + 2 * block.label.size() + 64);
    pem.append("-----BEGIN ");
    pem.append(block.label);
    pem.append("-----\n");
    qsizetype column = 0;
    for (const char c : block.body) {
        if (isBlank(c)) {
            continue;
        }
        if (!isBase64(c)) {
            return damaged(u"base64"_s);
        }
        pem.append(c);
        if (++column % lineLength == 0) {
            pem.append('\n');
        }
    }
    if (column % lineLength != 0) {
        pem.append('\n');
    }
    pem.append("-----END ");
    pem.append(block.label);
    pem.append("-----\n");
    return Secret(pem.view());
}

// ---- keys

// Without a callback of ours OpenSSL would ask on the terminal.
int noPassword(char * /*buffer*/, int /*size*/, int /*forWriting*/, void * /*user*/)
{
    return 0;
}

Key load(const Secret &pem)
{
    const auto view = pem.reveal();
    const Bio bio(BIO_new_mem_buf(view.data(), static_cast<int>(view.size())));
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassword, nullptr));
    ERR_clear_error();
    return key;
}

Number part(const Key &key, const char *name)
{
    BIGNUM *number = nullptr;
    EVP_PKEY_get_bn_param(key.get(), name, &number);
    return Number(number);
}

/// Whether a · b ≡ 1 (mod m - less).
bool isInverse(const Number &a, const Number &b, const Number &m, BN_ULONG less, BN_CTX *context)
{
    const Number modulus(BN_dup(m.get()));
    const Number product(BN_new());
    return modulus && product && BN_sub_word(modulus.get(), less) == 1
        && BN_mod_mul(product.get(), a.get(), b.get(), modulus.get(), context) == 1
        && BN_is_one(product.get()) == 1;
}

/// Whether the parts of the key fit each other. As sharp against damage as EVP_PKEY_check(), whose
/// test that p and q are prime takes 35 ms at 2048 bits and 250 ms at 4096, on the thread of the
/// window.
bool isConsistent(const Key &key)
{
    const Number n = part(key, OSSL_PKEY_PARAM_RSA_N);
    const Number e = part(key, OSSL_PKEY_PARAM_RSA_E);
    const Number d = part(key, OSSL_PKEY_PARAM_RSA_D);
    const Number p = part(key, OSSL_PKEY_PARAM_RSA_FACTOR1);
    const Number q = part(key, OSSL_PKEY_PARAM_RSA_FACTOR2);
    const Number dp = part(key, OSSL_PKEY_PARAM_RSA_EXPONENT1);
    const Number dq = part(key, OSSL_PKEY_PARAM_RSA_EXPONENT2);
    const Number inverse = part(key, OSSL_PKEY_PARAM_RSA_COEFFICIENT1);
    const NumberContext context(BN_CTX_secure_new());
    const Number product(BN_new());
    if (!n || !e || !d || !p || !q || !dp || !dq || !inverse || !context || !product) {
        return false;
    }
    BN_CTX *c = context.get();
    return BN_is_odd(p.get()) == 1 && BN_is_odd(q.get()) == 1
        && BN_mul(product.get(), p.get(), q.get(), c) == 1 && BN_cmp(product.get(), n.get()) == 0
        && isInverse(d, e, p, 1, c) && isInverse(d, e, q, 1, c) && isInverse(dp, e, p, 1, c)
        && isInverse(dq, e, q, 1, c) && isInverse(inverse, q, p, 0, c);
}

QString fingerprintOf(const Key &key)
{
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(key.get(), &der);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    const bool hashed = size > 0
        && EVP_Digest(der, static_cast<size_t>(size), digest.data(), nullptr, EVP_sha256(), nullptr)
            == 1;
    OPENSSL_free(der);
    return hashed ? QString::fromLatin1(QByteArrayView(digest.data(), 8).toByteArray().toHex())
                  : QString();
}

Result<Parsed> parse(const Block &block)
{
    const auto pem = normalised(block);
    if (!pem) {
        return tl::unexpected(pem.error());
    }
    const Key key = load(*pem);
    if (!key) {
        return damaged(u"structure"_s);
    }
    if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA) {
        const char *type = EVP_PKEY_get0_type_name(key.get());
        return failure(u"key.not-rsa"_s, {{u"type"_s, QString::fromLatin1(type)}});
    }
    const int bits = EVP_PKEY_get_bits(key.get());
    if (bits < minBits) {
        return failure(u"key.too-short"_s, {{u"bits"_s, bits}, {u"reason"_s, u"unusable"_s}});
    }
    if (!isConsistent(key)) {
        return damaged(u"numbers"_s);
    }
    return Parsed{*pem, bits, fingerprintOf(key)};
}

/// The keys in \a text, or why there is none: the fault of the first block that is not one.
Result<QList<Parsed>> keysIn(QByteArrayView text)
{
    const auto blocks = blocksIn(text);
    if (!blocks) {
        return tl::unexpected(blocks.error());
    }
    QList<Parsed> keys;
    std::optional<Finding> other;
    for (const Block &block : *blocks) {
        if (auto fault = labelFault(block)) {
            other = other ? other : fault;
            continue;
        }
        const auto key = parse(block);
        if (!key) {
            return tl::unexpected(key.error());
        }
        keys.append(*key);
    }
    if (keys.isEmpty()) {
        return tl::unexpected(other ? *other : notPem(text));
    }
    return keys;
}

QList<Finding> nameWarning(const QString &fileName, const QString &appId)
{
    const QString name = QFileInfo(fileName).fileName();
    const QString named = appIdWords(name).value(0);
    if (named.isEmpty() || appId.isEmpty() || named == appId) {
        return {};
    }
    return {{u"key.name-mismatch"_s,
        {{u"fileName"_s, name}, {u"fileAppId"_s, named}, {u"appId"_s, appId}}, {}}};
}
} // namespace

Result<UploadKey> readUploadKey(const Secret &bytes, const QString &fileName, const QString &appId)
{
    if (auto fault = earlyFault(bytes.reveal())) {
        return tl::unexpected(*fault);
    }
    QStringList repairs;
    Scratch text(bytes.size());
    straighten(bytes.reveal(), text, repairs);
    const auto keys = keysIn(text.view());
    if (!keys) {
        return tl::unexpected(keys.error());
    }
    const Parsed &first = keys->first();
    const bool same = std::all_of(keys->begin(), keys->end(),
        [&](const Parsed &key) { return key.fingerprint == first.fingerprint; });
    const Finding several{u"key.several"_s, {{u"count"_s, keys->size()}}, {}};
    if (!same) {
        return tl::unexpected(several);
    }
    UploadKey key{first.pem, first.bits, first.fingerprint, nameWarning(fileName, appId)};
    if (keys->size() > 1) {
        key.warnings += several;
    }
    if (key.bits < usualBits) {
        key.warnings += Finding{u"key.too-short"_s, {{u"bits"_s, key.bits}}, {}};
    }
    if (!repairs.isEmpty()) {
        key.warnings +=
            Finding{u"key.repaired"_s, {{u"what"_s, QJsonArray::fromStringList(repairs)}}, {}};
    }
    return key;
}

Result<QByteArray> signNonce(const UploadKey &key, const QString &appId, const QString &nonce)
{
    // Compact, keys in this order: what JSON.stringify gives, and what the server compares.
    const QByteArray text = QJsonDocument(QJsonObject{{u"appid"_s, appId}, {u"rand_str"_s, nonce}})
                                .toJson(QJsonDocument::Compact);
    const Key rsa = load(key.pem);
    if (!rsa) {
        return damaged(u"structure"_s);
    }
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, rsa.get(), nullptr));
    const auto *input = reinterpret_cast<const unsigned char *>(text.constData());
    std::vector<unsigned char> signature(static_cast<size_t>(EVP_PKEY_get_size(rsa.get())));
    size_t size = signature.size();
    const bool isSigned = context && EVP_PKEY_sign_init(context.get()) == 1
        && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) == 1
        && EVP_PKEY_sign(
               context.get(), signature.data(), &size, input, static_cast<size_t>(text.size()))
            == 1;
    ERR_clear_error();
    if (!isSigned) { // only a nonce that is too long for the key gets here
        return failure(u"network.unexpected-answer"_s, {{u"shape"_s, u"nonce"_s}});
    }
    return QByteArrayView(signature.data(), static_cast<qsizetype>(size)).toByteArray().toBase64();
}
