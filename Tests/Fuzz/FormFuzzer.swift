/// Fields that were decoded and encoded again are decoded as the same fields.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzForm(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard let form = Form(Array(UnsafeBufferPointer(start: start, count: count))) else { return 0 }
    precondition(form.fields.count <= Form.maxFields)
    let text = form.fields.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
    guard let again = Form(Array(text.joined(separator: "&").utf8)) else { preconditionFailure("\(text)") }
    precondition(
        again.fields.elementsEqual(form.fields) {
            $0.name.utf8.elementsEqual($1.name.utf8) && $0.value.utf8.elementsEqual($1.value.utf8)
        }
    )
    for field in form.fields {
        precondition(form[field.name] != nil)
        precondition(!field.name.utf8.contains(0) && !field.value.utf8.contains(0))
    }
    return 0
}
