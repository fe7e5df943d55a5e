// SPDX-License-Identifier: MIT
#include "tests/support/keys.h"

#include <memory>
#include <openssl/bio.h>
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

const auto *const password = reinterpret_cast<const unsigned char *>("test");

template <typename Write>
QByteArray written(Write write)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    write(bio.get());
    char *data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<qsizetype>(size)};
}

Bio reading(const QByteArray &pem)
{
    return Bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
}

Key privateKey(const QByteArray &pem)
{
    return Key(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, nullptr, nullptr));
}

QByteArray traditional(EVP_PKEY *key, const EVP_CIPHER *cipher)
{
    return written([&](BIO *bio) {
        PEM_write_bio_PrivateKey_traditional(
            bio, key, cipher, cipher ? password : nullptr, cipher ? 4 : 0, nullptr, nullptr);
    });
}

QByteArray modern(EVP_PKEY *key, const EVP_CIPHER *cipher)
{
    return written([&](BIO *bio) {
        PEM_write_bio_PrivateKey(
            bio, key, cipher, cipher ? password : nullptr, cipher ? 4 : 0, nullptr, nullptr);
    });
}
} // namespace

QByteArray Keys::rsa(int bits)
{
    return traditional(Key(EVP_RSA_gen(static_cast<unsigned>(bits))).get(), nullptr);
}

QByteArray Keys::ec()
{
    return traditional(Key(EVP_EC_gen("P-256")).get(), nullptr);
}

QByteArray Keys::pkcs8(const QByteArray &pem)
{
    return modern(privateKey(pem).get(), nullptr);
}

QByteArray Keys::encryptedPkcs8(const QByteArray &pem)
{
    return modern(privateKey(pem).get(), EVP_aes_256_cbc());
}

QByteArray Keys::encryptedPkcs1(const QByteArray &pem)
{
    return traditional(privateKey(pem).get(), EVP_aes_256_cbc());
}

QByteArray Keys::der(const QByteArray &pem)
{
    const Key key = privateKey(pem);
    return written([&](BIO *bio) { i2d_PrivateKey_bio(bio, key.get()); });
}

QByteArray Keys::publicHalf(const QByteArray &pem)
{
    const Key key = privateKey(pem);
    return written([&](BIO *bio) { PEM_write_bio_PUBKEY(bio, key.get()); });
}

QByteArray Keys::recover(const QByteArray &publicPem, const QByteArray &signature)
{
    const Key key(PEM_read_bio_PUBKEY(reading(publicPem).get(), nullptr, nullptr, nullptr));
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    const QByteArray block = QByteArray::fromBase64(signature);
    QByteArray text(EVP_PKEY_get_size(key.get()), '\0');
    auto size = static_cast<size_t>(text.size());
    const bool isOurs = EVP_PKEY_verify_recover_init(context.get()) == 1
        && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) == 1
        && EVP_PKEY_verify_recover(context.get(), reinterpret_cast<unsigned char *>(text.data()),
               &size, reinterpret_cast<const unsigned char *>(block.constData()),
               static_cast<size_t>(block.size()))
            == 1;
    return isOurs ? text.left(static_cast<qsizetype>(size)) : QByteArray();
}
