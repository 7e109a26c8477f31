#include "CLinux.h"

// Castagnoli's polynomial, reflected: one byte at a time, where the processor has no instruction for it.
static uint32_t by_table(uint32_t crc, const uint8_t *bytes, size_t count) {
    static const uint32_t nibbles[16] = {
        0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3, 0x61c69362, 0x7198540d,
        0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9, 0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75,
    };
    for (size_t place = 0; place < count; place++) {
        crc = (crc >> 4) ^ nibbles[(crc ^ bytes[place]) & 15];
        crc = (crc >> 4) ^ nibbles[(crc ^ (uint32_t)(bytes[place] >> 4)) & 15];
    }
    return crc;
}

#if defined(__x86_64__)
#include <nmmintrin.h>
#include <string.h>

__attribute__((target("sse4.2"))) static uint32_t by_instruction(uint32_t crc, const uint8_t *bytes, size_t count) {
    uint64_t wide = crc;
    for (; count >= 8; bytes += 8, count -= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        wide = _mm_crc32_u64(wide, word);
    }
    crc = (uint32_t)wide;
    for (; count > 0; bytes++, count--) crc = _mm_crc32_u8(crc, *bytes);
    return crc;
}

static int has_instruction(void) { return __builtin_cpu_supports("sse4.2"); }
#elif defined(__aarch64__) && defined(__linux__)
#include <arm_acle.h>
#include <string.h>
#include <sys/auxv.h>

__attribute__((target("crc"))) static uint32_t by_instruction(uint32_t crc, const uint8_t *bytes, size_t count) {
    for (; count >= 8; bytes += 8, count -= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        crc = __crc32cd(crc, word);
    }
    for (; count > 0; bytes++, count--) crc = __crc32cb(crc, *bytes);
    return crc;
}

// HWCAP_CRC32
static int has_instruction(void) { return (getauxval(AT_HWCAP) & (1UL << 7)) != 0; }
#else
static uint32_t by_instruction(uint32_t crc, const uint8_t *bytes, size_t count) { return by_table(crc, bytes, count); }
static int has_instruction(void) { return 0; }
#endif

uint32_t miniter_crc32c(uint32_t crc, const uint8_t *bytes, size_t from, size_t to) {
    crc = ~crc;
    crc = has_instruction() ? by_instruction(crc, bytes + from, to - from) : by_table(crc, bytes + from, to - from);
    return ~crc;
}

uint32_t miniter_crc32c_by_table(uint32_t crc, const uint8_t *bytes, size_t from, size_t to) {
    return ~by_table(~crc, bytes + from, to - from);
}
