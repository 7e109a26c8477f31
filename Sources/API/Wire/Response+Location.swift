import HTTP

extension Response {
    /// Adds where the new resource is, in the form of paths that the client used.
    func located(_ call: Call, _ path: String) -> Response {
        var response = self
        response.headers.append("Location", (call.endpoint?.prefix ?? "") + path)
        return response
    }
}
