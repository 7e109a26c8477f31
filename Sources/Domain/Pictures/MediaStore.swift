/// Where the contents of pictures are kept.
public protocol MediaStore: Sendable {
    /// Keeps a picture, as durably as the engine promises, and holds it: it stays until `release`, whether or not a
    /// user has it by then.
    /// - Throws: `unavailable` where too much is waiting or there is no room, `internal`.
    func save(_ content: ArraySlice<UInt8>, as type: PictureType) async throws(Failure) -> Picture

    /// Ends the hold of one `save`; a picture that nobody holds and no user has goes away.
    func release(_ picture: Picture) async

    /// Removes a picture, unless someone holds it or a user has it.
    func remove(_ picture: Picture) async

    /// - Returns: nil where there is no such picture.
    /// - Throws: `unavailable` where too much is waiting, `internal`.
    func content(of picture: Picture) async throws(Failure) -> [UInt8]?
}

extension World {
    /// Saves a picture before the change that names it, and leaves nothing behind where that fails.
    /// - Parameters:
    ///   - picture: nil where there is none to save.
    ///   - change: is given the picture's name.
    /// - Throws: as `MediaStore.save` does, and what the change throws.
    func saving<Answer>(
        _ picture: NewPicture?,
        _ change: (Picture?) async throws(Failure) -> Answer
    ) async throws(Failure) -> Answer {
        guard let picture else { return try await change(nil) }
        let saved = try await media.save(picture.content, as: picture.type)
        let answer: Answer
        do {
            answer = try await change(saved)
        } catch {
            await media.release(saved)
            throw error
        }
        await media.release(saved)
        return answer
    }

    /// Changes a user, its picture too where there is a new one; the one before goes away with its last user.
    /// - Throws: as `Store.change` and `MediaStore.save` do.
    func change(
        _ id: User.ID,
        _ change: UserChange,
        picture: NewPicture?,
        if precondition: Precondition
    ) async throws(Failure) -> UserView {
        let changed = try await saving(picture) { saved throws(Failure) in
            var change = change
            if let saved { change.picture = .set(saved) }
            return try await store.change(id, change, if: precondition).value
        }
        if let unused = changed.unused { await media.remove(unused) }
        return changed.user
    }
}
