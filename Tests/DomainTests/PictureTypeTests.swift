import Domain
import TestSupport
import Testing

@Suite struct PictureTypeTests {
    private static func type(_ bytes: [UInt8]) -> PictureType? {
        PictureType(of: bytes[...])
    }

    private static func changed(_ bytes: [UInt8], _ place: Int, _ new: UInt8...) -> [UInt8] {
        var bytes = bytes
        bytes.replaceSubrange(place..<(place + new.count), with: new)
        return bytes
    }

    private static let oldGIF: [UInt8] = changed(SamplePicture.gif, 4, UInt8(ascii: "7"))
    private static let extendedWebP: [UInt8] =
        Array("RIFF".utf8) + [22, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0] + [UInt8](repeating: 0, count: 10)
    private static let sound: [([UInt8], PictureType)] = [
        (SamplePicture.png, .png), (SamplePicture.png(1, bytes: 5000), .png), (SamplePicture.jpeg, .jpeg),
        (SamplePicture.gif, .gif), (oldGIF, .gif), (SamplePicture.webP, .webP), (SamplePicture.webPLossless, .webP),
        (extendedWebP, .webP),
    ]

    @Test(arguments: sound)
    func `a picture's type is what its content says`(bytes: [UInt8], type: PictureType) {
        #expect(Self.type(bytes) == type)
        // A slice whose indices do not begin at nought, and something behind the picture.
        let longer: [UInt8] = [1, 2, 3] + bytes + Array("<script>".utf8)
        #expect(PictureType(of: longer[3...]) == type)
    }

    @Test(arguments: [
        SamplePicture.png, SamplePicture.png(1), SamplePicture.jpeg, SamplePicture.gif, SamplePicture.webP,
        SamplePicture.webPLossless,
    ])
    func `no beginning of a picture without its size is one`(bytes: [UInt8]) {
        for count in 0..<20 { #expect(Self.type(Array(bytes[..<count])) == nil) }
    }

    private static let foreign: [[UInt8]] = [
        [], [0], Array("GIF89a".utf8), Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8),
        Array("<!doctype html><script>alert(1)</script>".utf8), Array("%PDF-1.7\n".utf8), Array("BM".utf8),
        Array(repeating: 0xFF, count: 100),
    ]
    private static let hidden: [[UInt8]] = [
        [0x20] + SamplePicture.png, Array("\u{FEFF}".utf8) + SamplePicture.gif, Array("<!--".utf8) + SamplePicture.jpeg,
    ]
    /// Truncated, no data, no size, a strange depth, a chunk beyond the end.
    private static let brokenPNG: [[UInt8]] = [
        Array(SamplePicture.png.dropLast(12)), Array(SamplePicture.png[..<33]) + Array(SamplePicture.png.suffix(12)),
        changed(SamplePicture.png, 16, 0, 0, 0, 0), changed(SamplePicture.png, 20, 0x80),
        changed(SamplePicture.png, 24, 3), changed(SamplePicture.png, 33, 0x7F), changed(SamplePicture.png, 11, 12),
        changed(SamplePicture.png, 4, 0x0A),
    ]
    /// No frame, no size, a segment beyond the end, a strange marker.
    private static let brokenJPEG: [[UInt8]] = [
        [0xFF, 0xD8, 0xFF, 0xD9], [0xFF, 0xD8, 0xFF, 0xDA, 0, 2], changed(SamplePicture.jpeg, 4, 0xFF),
        changed(SamplePicture.jpeg, 3, 0x01), changed(SamplePicture.jpeg, 4, 0, 1),
    ]
    /// Another version, no width, no blocks.
    private static let brokenGIF: [[UInt8]] = [
        changed(SamplePicture.gif, 4, UInt8(ascii: "8")), changed(SamplePicture.gif, 6, 0, 0),
        changed(SamplePicture.gif, 19, 0), Array(SamplePicture.gif[..<15]),
    ]
    /// Shorter than it says, another form, no width, another kind of chunk.
    private static let brokenWebP: [[UInt8]] = [
        changed(SamplePicture.webP, 4, 0x23), changed(SamplePicture.webP, 8, UInt8(ascii: "w")),
        changed(SamplePicture.webP, 26, 0, 0), changed(SamplePicture.webP, 15, UInt8(ascii: "9")),
        changed(SamplePicture.webPLossless, 20, 0x2E),
    ]

    @Test(arguments: [foreign, hidden, brokenPNG, brokenJPEG, brokenGIF, brokenWebP].flatMap(\.self))
    func `what is no sound picture from its first byte on is none`(bytes: [UInt8]) {
        #expect(Self.type(bytes) == nil)
    }

    @Test func `a name is of a picture only in the one form`() {
        let digest = [UInt8](repeating: 0xA5, count: 32)
        let hex = String(repeating: "a5", count: 32)
        #expect(Picture(digest: digest, type: .jpeg).fileName == hex + ".jpg")
        for type in PictureType.allCases { #expect(Picture(digest: digest, type: type).type == type) }
        let names: [String] = [
            "", ".png", hex, hex + ".", hex + ".jpeg", hex + ".svg", hex + "png", hex + ".png/", "/" + hex + ".png",
            "\(hex.dropLast()).png", hex + "0.png", hex.uppercased() + ".png", "../\(hex.dropLast(3)).png",
            "é\(hex.dropLast(2)).png", "g\(hex.dropLast()).png", hex + ".PNG", hex + ".png\0",
        ]
        for name in names {
            #expect(Picture(fileName: name).type == nil, "\(name)")
        }
    }
}
