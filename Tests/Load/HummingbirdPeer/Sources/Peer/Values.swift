import Foundation
import Hummingbird

struct Author: Codable, Sendable {
    let id: Int
    let username: String
    let name: String
}

struct Tweet: Codable, Sendable {
    let id: Int
    let content: String
    let author: Author
    let createdAt: Date
    let updatedAt: Date
}

struct Draft: Codable {
    let content: String
}

struct Credentials: Codable {
    let username: String
    let password: String
}

struct Token: Codable {
    let accessToken: String
}

/// The envelope of every answer.
struct Reply<Value: Codable>: ResponseCodable {
    var success = true
    let data: Value
}
