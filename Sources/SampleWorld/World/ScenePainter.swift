import Domain

/// Paints a scene from back to front and notes where things of interest end up.
struct ScenePainter {
    let scene: Scene
    let brush: Brush

    /// Where the face, the evidence and the lettering are, in pixels of the picture.
    struct Marks {
        var face: Box?
        var evidence: [Box] = []
        var text: Box?
    }

    private var person: Person { scene.person }

    func paint() -> Marks {
        var marks = Marks()
        PlacePainter(brush: brush, place: scene.place, shift: scene.placeShift, shade: scene.placeShade).paint()
        marks.text = scene.sign?.paint(brush)
        for placed in scene.things {
            brush.frame(x: placed.x, y: placed.y, scale: placed.scale) {
                DistractorPainter(brush: brush, colour: placed.colour).paint(placed.thing)
            }
        }
        brush.frame(x: person.x, y: person.y, angle: person.lean, scale: person.scale, isMirrored: person.isMirrored) {
            paintPerson(&marks)
        }
        scene.light.shade(brush)
        return marks
    }

    private func paintPerson(_ marks: inout Marks) {
        let body = BodyPainter(person: person, brush: brush), face = FacePainter(person: person, brush: brush)
        let hair = HairPainter(person: person, brush: brush)
        let sleeve = scene.showsEvidence ? scene.outfit.sleeve : person.plainColour
        inHead { hair.paintBack() }
        body.neck()
        body.restingArm(sleeve: sleeve)
        if scene.showsEvidence {
            note(&marks) { scene.outfit.garment(body, brush) }
        } else {
            body.plainClothes(person.plainColour)
        }
        inHead {
            face.paint()
            hair.paintFront()
            // Painting it in no colour only tells where it is.
            marks.face = brush.measure { face.detectedPart(person.skin.faint(0)) }
        }
        if scene.wearsHat { inHead { note(&marks) { scene.outfit.hat(brush) } } }
        body.holdingArm(sleeve: sleeve)
        guard let tool = scene.tool else { return }
        brush.frame(x: BodyPainter.hand.x, y: BodyPainter.hand.y - (tool.restsOnHand ? 8 : 0)) {
            note(&marks) { ToolPainter(brush: brush).paint(tool) }
        }
        if !tool.restsOnHand { body.grip() }
    }

    /// Paints in the frame of the head, which leans on the neck.
    private func inHead(_ paint: () -> Void) {
        brush.frame(y: 30) {
            brush.frame(angle: person.headTilt) {
                brush.frame(y: -30, paint)
            }
        }
    }

    /// Paints something that belongs to the profession and marks where it is.
    private func note(_ marks: inout Marks, _ paint: () -> Void) {
        if let box = brush.measure(paint) { marks.evidence.append(box) }
    }
}
