// SPDX-License-Identifier: MIT
#include "models/sandbox/signature.h"

#include <memory>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

namespace {

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

const uchar *bytesOf(const QByteArray &array)
{
    return reinterpret_cast<const uchar *>(array.constData());
}

} // namespace

QByteArray signedText(const QByteArray &publicKeyPem, const QByteArray &signature)
{
    const Bio bio(BIO_new_mem_buf(publicKeyPem.constData(), int(publicKeyPem.size())));
    const Key key(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr));
    const KeyContext context(key ? EVP_PKEY_CTX_new(key.get(), nullptr) : nullptr);
    QByteArray text(key ? EVP_PKEY_get_size(key.get()) : 0, Qt::Uninitialized);
    auto size = size_t(text.size());
    const bool isOurs = context && EVP_PKEY_verify_recover_init(context.get()) == 1
        && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) == 1
        && EVP_PKEY_verify_recover(context.get(), reinterpret_cast<uchar *>(text.data()), &size,
               bytesOf(signature), size_t(signature.size()))
            == 1;
    ERR_clear_error(); // a refusal is an answer here, not an error for the next caller to find
    return isOurs ? text.first(qsizetype(size)) : QByteArray();
}
