@_spi(_Unicode) import Swift
import Testing

@testable import Domain

@Suite struct KeywordMatcherTests {
    @Test(arguments: [
        ("한국", "대한민국 한국어", true),
        ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", true),  // NFD text
        ("\u{1112}\u{1161}\u{11AB}", "한국", true),  // NFD keyword
        ("하", "한국", false),  // a part of a syllable is no part of the text
        ("ㅋㅋ", "재미있다 ㅋㅋㅋ", true),
        ("coffee", "COFFEE first", true),
        ("COFFEE", "a coffee", true),
        ("coffee", "cofee, coffe", false),
        ("É", "caf\u{E9}", true),
        ("e\u{301}", "CAF\u{C9}", true),
        ("cafe", "café", false),
        ("\u{E9}", "cafe\u{301}", true),
        ("ÿ", "Ÿ", true),
        ("×", "÷", false),
        ("İ", "i\u{307}stanbul", true),  // Turkish: dotted capital
        ("istanbul", "ISTANBUL", true),
        ("ı", "I", false),  // dotless is another letter
        ("ΟΔΟΣ", "οδος", true),  // Greek: final sigma
        ("σ", "ς", true),
        ("ß", "ẞ", true),
        ("ss", "ß", false),
        ("😀", "good 😀!", true),
        ("👩‍👩‍👧", "family 👩‍👩‍👧", true),
        ("😁", "😀", false),
        ("東京", "東京タワー", true),
        ("が", "か\u{3099}", true),
        ("か", "か\u{3099}", false),
        ("豈", "\u{F900}", true),  // a compatibility character is the unified one
        ("Ω", "\u{2126}", true),  // so is the sign of the ohm
        ("привет", "ПРИВЕТ", true),
        ("", "anything", true),
        ("", "", true),
        ("a", "", false),
        ("long keyword", "long", false),
    ])
    func `a keyword is a part of the text, whatever the case and the form`(
        keyword: String,
        text: String,
        expected: Bool
    ) {
        #expect(KeywordMatcher(keyword).matches(text) == expected)
        // What stands around it, on the fast way and on the slow one, makes no difference.
        #expect(KeywordMatcher(keyword).matches("아 " + text + " z") == (expected || keyword == "z"))
        #expect(KeywordMatcher(keyword).matches("Д " + text + " Д") == (expected || keyword == "Д"))
    }

    @Test func `what is searched as it stands is what normalising and lower-casing would leave`() {
        // What can join the character before it in NFC.
        var joining: Set<Unicode.Scalar> = []
        let scalars = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init)
        for scalar in scalars where !(0xAC00...0xD7A3).contains(scalar.value) {
            joining.formUnion(String(scalar)._nfd.dropFirst())
        }
        var simple = 0
        for scalar in scalars {
            let text = String(scalar)
            guard Folding.isSimple(text.utf8.span) else { continue }
            simple += 1
            let fast = Folding.folded(text)
            if fast != Folding.normalised(text) || joining.contains(scalar)
                || scalar.properties.canonicalCombiningClass != .notReordered
            {
                Issue.record("U+\(String(scalar.value, radix: 16)) is not simple")
            }
        }
        #expect(simple > 40_000)
    }

    @Test func `texts are sorted by what they are folded to, then by their bytes`() {
        let sorted = ["B", "a", "A", "b", "가", "É", "e", "f"].sorted { TextKey($0) < TextKey($1) }
        #expect(sorted == ["A", "a", "B", "b", "e", "f", "É", "가"])
    }

    @Test(arguments: [
        ("caf\u{E9}", "CAFE\u{301}", true),
        ("İ", "I\u{307}", true),
        ("İ", "i\u{307}", true),
        ("I", "ı", false),
        ("ß", "ẞ", true),
        ("ß", "SS", false),
        ("ΟΔΟΣ", "οδοσ", true),
        ("한", "\u{1112}\u{1161}\u{11AB}", true),
        ("demo", "DEMO", true),
    ])
    func `usernames are equal after composing and lower-casing`(left: String, right: String, equal: Bool) {
        #expect((User.usernameKey(of: left) == User.usernameKey(of: right)) == equal)
    }
}
