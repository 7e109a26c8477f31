import Domain
import HTTP

/// Refuses bodies that are larger than their routes take. The transport lets in what the largest of them may have.
struct BodyLimit: Sendable {
    /// What a form may have beside its picture: its other fields, and what stands between them.
    private static let frame = 65_536

    private let plain: Int
    private let picture: Int

    init(_ settings: Settings, _ limits: Limits) {
        plain = settings.maxBodyBytes
        picture = max(plain, limits.pictureBytes + Self.frame)
    }

    /// In bytes.
    var largest: Int { picture }

    /// - Throws: `tooLarge`.
    func check(_ call: Call) throws(Failure) {
        guard call.request.body.count > plain else { return }
        guard call.endpoint?.route.takesPicture == true, call.request.body.count <= picture,
            case .multipart? = try? BodyType.named(by: call.request)
        else { throw .tooLarge }
    }
}
