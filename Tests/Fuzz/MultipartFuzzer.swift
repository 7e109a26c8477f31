/// Parts are pieces of the body; written into another body, they are read from it as the same parts.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMultipart(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let body = Array(UnsafeBufferPointer(start: start, count: count))
    let first: Multipart
    do {
        first = try Multipart(body, boundary: "b")
    } catch {
        return 0
    }
    precondition(first.parts.count <= Multipart.maxParts)
    // No body holds its own boundary; this one begins no other way than that does.
    var text: [UInt8] = []
    for part in first.parts {
        precondition(part.body.startIndex >= 0 && part.body.endIndex <= count)
        precondition(part.body.elementsEqual(body[part.body.indices]))
        text += Array("--b\r\nContent-Disposition: form-data; name=\(quoted(part.name))".utf8)
        if let fileName = part.fileName { text += Array("; filename=\(quoted(fileName))".utf8) }
        text += Array("\r\n\r\n".utf8) + part.body + Array("\r\n".utf8)
    }
    do {
        let again = try Multipart(text + Array("--b--".utf8), boundary: "b")
        precondition(again.parts.elementsEqual(first.parts, by: isSame))
    } catch {
        // A head grows where what is quoted was not, or not in this way, and may then be too long.
        precondition(error == .head && count > Multipart.maxHeadBytes / 4)
    }
    return 0
}

private func quoted(_ text: String) -> String {
    "\"" + text.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() + "\""
}

private func isSame(_ left: MultipartPart, _ right: MultipartPart) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8) && left.body == right.body
        && Array((left.fileName ?? "-").utf8) == Array((right.fileName ?? "-").utf8)
        && (left.fileName == nil) == (right.fileName == nil)
}
