/// A `multipart/form-data` body, built part by part.
public struct FormBody {
    public static let boundary = "----part"
    public private(set) var bytes: [UInt8] = []

    public init() {}

    /// The value of `Content-Type`.
    public static var contentType: String { "multipart/form-data; boundary=\(boundary)" }

    public func field(_ name: String, _ value: String) -> FormBody {
        part("form-data; name=\"\(name)\"", nil, Array(value.utf8))
    }

    public func file(
        _ content: [UInt8] = SamplePicture.png,
        as name: String = "profileImage",
        called fileName: String = "me.png",
        type: String? = "image/png"
    ) -> FormBody {
        part("form-data; name=\"\(name)\"; filename=\"\(fileName)\"", type, content)
    }

    /// Adds a field to this one, which is quicker where there are many.
    public mutating func add(_ name: String) {
        bytes += Array("--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\nx\r\n".utf8)
    }

    /// The whole body.
    public func end() -> [UInt8] {
        bytes + Array("--\(Self.boundary)--\r\n".utf8)
    }

    private func part(_ disposition: String, _ type: String?, _ content: [UInt8]) -> FormBody {
        var form = self
        form.bytes += Array("--\(Self.boundary)\r\nContent-Disposition: \(disposition)\r\n".utf8)
        if let type { form.bytes += Array("Content-Type: \(type)\r\n".utf8) }
        form.bytes += Array("\r\n".utf8) + content + Array("\r\n".utf8)
        return form
    }
}
