// SPDX-License-Identifier: MIT
// Looks at heap blocks after they were freed: their pages stay mapped, only the first 16 bytes
// belong to the allocator's free list by then.
#include <QTest>

#include <cstdlib>
#include <cstring>
#include <malloc.h>

namespace {
constexpr size_t listPointers = 16;

/// Where a block is or was; through volatile, so that the compiler does not know what became of it.
class Address
{
public:
    explicit Address(const void *block)
        : m_value(reinterpret_cast<uintptr_t>(block))
    {
    }
    char *block() const { return reinterpret_cast<char *>(m_value); }

private:
    volatile uintptr_t m_value;
};

bool isWiped(const Address &address, size_t from, size_t to)
{
    const volatile char *bytes = address.block();
    for (size_t at = from; at < to; ++at) {
        if (bytes[at] != 0) {
            return false;
        }
    }
    return true;
}

void *volatile keepAlive = nullptr;

void *filled(void *block, size_t size)
{
    memset(block, 'S', size);
    keepAlive = block;
    return block;
}

template <typename Get>
bool isWipedAfterFree(size_t size, Get get)
{
    void *block = filled(get(size), size);
    void *guard =
        malloc(64); // keeps the block from being merged into the top of the heap and handed back
    const Address address(block);
    free(block);
    const bool wiped = isWiped(address, listPointers, size);
    free(guard);
    return wiped;
}
} // namespace

class ZeroingFreeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindOfBlockIsWiped_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {24, 100, 1000, 5000, 60000}) {
            QTest::addRow("%d bytes", size) << size;
        }
    }
    void everyKindOfBlockIsWiped()
    {
        QFETCH(const int, size);
        const auto bytes = static_cast<size_t>(size);
        QVERIFY(isWipedAfterFree(bytes, [](size_t n) { return malloc(n); }));
        QVERIFY(isWipedAfterFree(bytes, [](size_t n) { return calloc(1, n); }));
        QVERIFY(isWipedAfterFree(
            bytes, [](size_t n) { return aligned_alloc(256, (n + 255) / 256 * 256); }));
        QVERIFY(isWipedAfterFree(bytes, [](size_t n) {
            void *block = nullptr;
            return posix_memalign(&block, 4096, n) == 0 ? block : nullptr;
        }));
    }
    void operatorDeleteWipesToo()
    {
        auto *block = new char[1000];
        filled(block, 1000);
        const Address address(block);
        void *guard = malloc(64);
        delete[] block;
        QVERIFY(isWiped(address, listPointers, 1000));
        free(guard);
    }
    void reallocKeepsTheContent_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addRow("grow") << 100 << 5000;
        QTest::addRow("grow a mapped block") << 300'000 << 900'000;
        QTest::addRow("shrink") << 5000 << 100;
        QTest::addRow("shrink a mapped block") << 900'000 << 300'000;
        QTest::addRow("same") << 100 << 100;
    }
    void reallocKeepsTheContent()
    {
        QFETCH(const int, from);
        QFETCH(const int, to);
        const auto kept = static_cast<size_t>(std::min(from, to));
        auto *block = static_cast<char *>(
            filled(malloc(static_cast<size_t>(from)), static_cast<size_t>(from)));
        block = static_cast<char *>(realloc(block, static_cast<size_t>(to)));
        QVERIFY(block != nullptr);
        QVERIFY(malloc_usable_size(block) >= static_cast<size_t>(to));
        QCOMPARE(std::count(block, block + kept, 'S'), static_cast<ptrdiff_t>(kept));
        free(block);
    }
    void reallocWipesWhatItLeaves()
    {
        void *block = filled(malloc(1000), 1000);
        void *guard = malloc(64);
        const Address address(block);
        void *grown = realloc(block, 50'000);
        QVERIFY(grown != address.block());
        QVERIFY(isWiped(address, listPointers, 1000));
        void *shrunk = realloc(grown, 100);
        QVERIFY(isWiped(Address(shrunk), 100, malloc_usable_size(shrunk)));
        free(shrunk);
        free(guard);
    }
    void reallocOfAlignedBlocks()
    {
        auto *block = static_cast<char *>(filled(aligned_alloc(4096, 8192), 8192));
        block = static_cast<char *>(realloc(block, 20'000));
        QCOMPARE(std::count(block, block + 8192, 'S'), ptrdiff_t(8192));
        free(block);
    }
    void theEdgesOfTheContract()
    {
        free(nullptr);
        void *block = realloc(nullptr, 10);
        QVERIFY(block != nullptr);
        QVERIFY(realloc(block, 0) == nullptr);
        block = filled(malloc(100), 100);
        const Address address(block);
        errno = 0;
        volatile size_t tooMuch = PTRDIFF_MAX;
        QVERIFY(realloc(block, tooMuch) == nullptr);
        QCOMPARE(errno, ENOMEM);
        QCOMPARE(address.block()[99], 'S');
        free(address.block());
    }
};

QTEST_APPLESS_MAIN(ZeroingFreeTest)
#include "tst_zeroingfree.moc"
