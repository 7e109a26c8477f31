import Foundation

/// Pictures of one pixel, whole and valid.
public enum SamplePicture {
    public static let png = decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
    )
    public static let jpeg = decode(
        """
        /9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQ\
        CgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=
        """
    )
    public static let gif = decode("R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=")
    /// Lossy.
    public static let webP = decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
    /// Lossless.
    public static let webPLossless = decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")

    /// A PNG of its own content for each number, of at least so many bytes.
    public static func png(_ number: Int, bytes: Int = 0) -> [UInt8] {
        var text = Array("number \(number) ".utf8)
        text += Array(repeating: UInt8(ascii: "."), count: max(0, bytes - png.count - text.count - 12))
        let length = UInt32(text.count)
        let chunk =
            [UInt8(length >> 24), UInt8(length >> 16 & 255), UInt8(length >> 8 & 255), UInt8(length & 255)]
            + Array("tEXt".utf8) + text + [0, 0, 0, 0]
        // Behind the signature and the first chunk.
        return Array(png[..<33]) + chunk + Array(png[33...])
    }

    private static func decode(_ text: String) -> [UInt8] {
        Data(base64Encoded: text).map(Array.init) ?? []
    }
}
