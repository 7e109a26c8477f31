/// A file that came with a request, to become a picture; nothing of it has been checked.
public struct Upload: Sendable {
    /// What the request calls it: errors name it so.
    public let field: String
    public let content: ArraySlice<UInt8>
    /// The most bytes that it may have: `Limits.pictureBytes`.
    public let maximum: Int

    public init(field: String, content: ArraySlice<UInt8>, maximum: Int) {
        self.field = field
        self.content = content
        self.maximum = maximum
    }
}

/// A picture that is to be saved; its content has been checked.
struct NewPicture {
    let type: PictureType
    let content: ArraySlice<UInt8>
}
