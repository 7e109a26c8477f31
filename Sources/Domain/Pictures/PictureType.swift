/// A type of picture that users may have.
public enum PictureType: String, CaseIterable, Sendable {
    case png
    case jpeg = "jpg"
    case webP = "webp"
    case gif

    /// What the names of its files end in, without the point.
    public var fileExtension: String { rawValue }

    /// Finds the type by the content alone: what a client calls it does not matter.
    ///
    /// The signature has to stand at the very beginning, and what follows has to be of the type as far as the picture's
    /// size, which must not be nothing. What stands behind the picture is not looked at.
    /// - Returns: nil for everything else.
    public init?(of content: ArraySlice<UInt8>) {
        var reader = PictureReader(content)
        if reader.isPNG() {
            self = .png
        } else if reader.isJPEG() {
            self = .jpeg
        } else if reader.isGIF() {
            self = .gif
        } else if reader.isWebP() {
            self = .webP
        } else {
            return nil
        }
    }
}
