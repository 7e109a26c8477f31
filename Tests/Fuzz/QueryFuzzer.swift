/// A target's path and query: what was decoded and encoded again is decoded as the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzQuery(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let target = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let request = Request(method: .get, target: target)
    if let segments = request.segments {
        let path = "/" + segments.map(PercentEncoding.encode).joined(separator: "/")
        let again = Request(method: .get, target: path).segments ?? []
        precondition(again.elementsEqual(segments) { $0.utf8.elementsEqual($1.utf8) })
    }
    if let query = request.query {
        precondition(query.parameters.count <= Query.maxParameters)
        let pairs = query.parameters.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
        let again = Query(pairs.joined(separator: "&")[...])?.parameters ?? []
        precondition(
            again.elementsEqual(query.parameters) {
                $0.name.utf8.elementsEqual($1.name.utf8) && $0.value.utf8.elementsEqual($1.value.utf8)
            }
        )
    }
    if let decoded = PercentEncoding.decode(target[...]) {
        let again = PercentEncoding.decode(PercentEncoding.encode(decoded)[...])
        precondition(again?.utf8.elementsEqual(decoded.utf8) == true)
    }
    return 0
}
