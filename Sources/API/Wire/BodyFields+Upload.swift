import Domain
import HTTP

extension BodyFields {
    /// The file that a form brings, whatever its part is called: the first part with a file name.
    ///
    /// A form whose user has chosen no file sends a part with neither name nor content: that is none.
    func upload(_ limits: Limits) -> Upload? {
        guard case .multipart(let multipart) = self else { return nil }
        return multipart.parts.first { part in
            part.fileName.map { !($0.isEmpty && part.body.isEmpty) } ?? false
        }.map { Upload(field: $0.name, content: $0.body, maximum: limits.pictureBytes) }
    }

    /// The file of a request that is about a file alone; nil where its form brings none.
    /// - Throws: `unsupportedType` where it is of a type that holds no files.
    func soleUpload(_ limits: Limits) throws(Failure) -> Upload? {
        guard case .multipart = self else { throw .unsupportedType }
        return upload(limits)
    }
}
