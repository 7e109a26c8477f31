internal import CEmbedded

/// A file that the program carries within itself, as it stood when it was built.
public struct EmbeddedFile: Sendable {
    /// Where it stands below `Sources`, such as `API/V2/Examples/users.http`.
    public let path: String
    public let text: String

    /// All of them, in the order of their paths.
    public static func all() -> [EmbeddedFile] {
        (0..<miniter_embedded_count()).map(EmbeddedFile.init(at:))
    }

    /// The file at a path.
    /// - Returns: nil where there is none.
    public init?(path: String) {
        for place in 0..<miniter_embedded_count() where String(cString: miniter_embedded_path(place)) == path {
            self.init(at: place)
            return
        }
        return nil
    }

    private init(at place: Int) {
        path = String(cString: miniter_embedded_path(place))
        text = String(cString: miniter_embedded_text(place))
    }
}
