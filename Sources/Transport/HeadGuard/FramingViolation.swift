/// Why a request's framing is refused; its name is fit for a log line.
enum FramingViolation: String, Hashable, Sendable, CaseIterable {
    /// More than one empty line before a request line.
    case emptyLines
    /// A LF without a CR before it.
    case bareLineFeed
    /// A CR without a LF behind it.
    case bareCarriageReturn
    /// The method is no token, or something else than one space ends it.
    case method
    /// Neither a path nor the `*` of OPTIONS, or with characters that must be percent-encoded.
    case target
    /// Not `HTTP/1.0` or `HTTP/1.1`, or not the end of the request line.
    case version
    /// The name of a field is no token, or something else than a colon ends it.
    case fieldName
    /// A line that continues the one before it.
    case foldedField
    /// A control character in the value of a field.
    case fieldValue
    /// `Content-Length` is not one number of digits alone.
    case contentLength
    /// Two `Content-Length` fields, equal or not.
    case repeatedContentLength
    /// `Transfer-Encoding` is not `chunked` alone and once, or comes with HTTP/1.0.
    case transferEncoding
    /// `Content-Length` beside `Transfer-Encoding`.
    case lengthAndCoding
    /// `Host` names no host.
    case host
    /// HTTP/1.1 without `Host`.
    case missingHost
    /// Two `Host` fields, equal or not.
    case repeatedHost
    /// `Expect` asks for something else than `100-continue`.
    case expectation
    /// A body with a method whose body evhttp would run as the next request.
    case unexpectedBody
    /// A chunk's size is not 1 to 16 hexadecimal digits and the end of the line.
    case chunkSize
    /// A chunk's size has an extension, which evhttp cannot read.
    case chunkExtension
    /// A chunk's data is not followed by the end of a line.
    case chunkEnd
    /// A trailer that would have framed or routed the request.
    case trailer
    /// The head, or the head and the trailers together, have more bytes than allowed.
    case headTooLarge
    /// More field lines than allowed.
    case tooManyFields
    /// The body is, or says that it will be, larger than allowed.
    case bodyTooLarge

    /// How the request is refused.
    var refusal: Refusal {
        switch self {
        case .headTooLarge, .tooManyFields, .bodyTooLarge: .tooLarge
        case .emptyLines, .bareLineFeed, .bareCarriageReturn, .method, .target, .version, .fieldName, .foldedField,
            .fieldValue, .contentLength, .repeatedContentLength, .transferEncoding, .lengthAndCoding, .host,
            .missingHost, .repeatedHost, .expectation, .unexpectedBody, .chunkSize, .chunkExtension, .chunkEnd,
            .trailer:
            .malformed
        }
    }
}
