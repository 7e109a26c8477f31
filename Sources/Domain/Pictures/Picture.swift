/// A profile picture: a file named by the hash of its content.
public struct Picture: Hashable, Sendable {
    /// The SHA-256 of the content in 64 lower-case hexadecimal digits, a point, and the extension of the type.
    public let fileName: String

    public init(fileName: String) {
        self.fileName = fileName
    }

    /// - Parameter digest: the SHA-256 of the content.
    public init(digest: [UInt8], type: PictureType) {
        var name: [UInt8] = []
        name.reserveCapacity(69)
        for byte in digest {
            for digit in [byte >> 4, byte & 15] {
                name.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
        fileName = String(decoding: name, as: UTF8.self) + "." + type.fileExtension
    }

    /// What it is of by its name; nil where the name is none that a picture gets, such as a path to somewhere else.
    public var type: PictureType? {
        let name = fileName.utf8
        guard let point = name.index(name.startIndex, offsetBy: 64, limitedBy: name.endIndex), point < name.endIndex,
            name[point] == UInt8(ascii: "."),
            name[..<point].allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        return PictureType(rawValue: String(fileName[name.index(after: point)...]))
    }
}
