import Domain
import Render

/// How the model answers, and how its answers are explained.
extension MethodReport {
    /// Where the seed paper is cited.
    static let paper = "Agarwal (2023), Intriguing Properties of Visual-Language Model Explanations"

    var zeroShot: MethodEntry {
        MethodEntry(
            anchor: "zero-shot", title: "Zero-shot: pictures matched with words",
            paragraphs: [
                "For each class a prompt is encoded by the model's text tower, and the picture by its image tower. The "
                    + "class whose prompt lies closest to the picture is the answer."
            ],
            formulas: ["logit(c) = exp(s) · cos(image, prompt(c))"],
            terms: ["s is the model's own logit scale; probabilities are the softmax of the logits over the classes."],
            cannotSay: "How the model does with other words: another prompt gives other answers.",
            source: "Radford et al., ICML 2021; \(Self.paper), section 2.1.",
            constants: FactGroup(
                "In this run",
                [
                    Fact("Prompt", findings.run.promptTemplate),
                    Fact("Classes", NumberFormat.count(findings.classNames.count)),
                ]))
    }

    var fineTuned: MethodEntry {
        MethodEntry(
            anchor: "fine-tuned", title: "Fine-tuned: a linear head on the same features",
            paragraphs: [
                "The image tower stays as it is. A linear layer with bias is trained on its output for the pictures of "
                    + "the training split, with cross-entropy and Adam."
            ],
            formulas: ["probability = softmax(W · image + b)"],
            cannotSay: "How the model does when its encoder is trained too, or with another head.",
            source: "\(Self.paper), appendix A.1.",
            constants: head.map {
                FactGroup(
                    "In this run",
                    [
                        Fact("Step size", "\($0.learningRate)"), Fact("Epochs", NumberFormat.count($0.epochs)),
                        Fact("Batch", Words.pictures($0.batch)), Fact("Seed", String($0.seed)),
                    ])
            })
    }

    var preparation: MethodEntry {
        MethodEntry(
            anchor: "preparation", title: "What the model sees of a picture",
            paragraphs: [
                "The short side is resized to the model's width with an antialiased bicubic filter, the middle square "
                    + "is cut out, and colours are normalised as the checkpoint says. All photos of this report show "
                    + "that square."
            ],
            cannotSay: "What lies outside the square: the model never saw it.",
            source: "The preparation of OpenAI's CLIP, bit for bit as Pillow resizes.")
    }

    var meaningfulPerturbation: MethodEntry {
        let mask = perturbation ?? PerturbationParameters()
        return MethodEntry(
            anchor: "meaningful-perturbation",
            title: "Meaningful Perturbation: the smallest blur that changes the answer",
            paragraphs: [
                "For each answer a coarse mask is searched for that blurs as little of the picture as possible and "
                    + "still makes the score of the answer fall. What has to be blurred is what the answer depends on.",
                "The picture is shown through a window that moves by a few pixels from step to step, so that the mask "
                    + "does not settle on single pixels.",
            ],
            formulas: [
                "minimise over m:  ŷ(b + M · (x − b)) + λ₁ Σ |1 − m| + λ₂ Σ |m − m′|ᵝ",
                "map:  A = 1 − m",
            ],
            terms: [
                "x is the prepared picture and b the same after a Gaussian blur; m is the mask, 1 where the picture is "
                    + "kept, and M the mask enlarged to the picture; m′ is the neighbour of a cell, to the right and "
                    + "below. ŷ is the score that is to fall: zero-shot the cosine with the prompt of the answer, "
                    + "fine-tuned its softmax probability."
            ],
            cannotSay:
                "That a place beside the map is unused: where two places tell the same, hiding one is enough. Nor why "
                + "the model looks where it looks. As the two scores fall by different amounts, the same penalties "
                + "weigh differently in both settings.",
            source:
                "Fong and Vedaldi, ICCV 2017; constants of Agarwal and Nguyen, ACCV 2020; \(Self.paper), equation 1.",
            constants: FactGroup(
                "In this run",
                [
                    Fact(
                        "Mask", "\(mask.maskSide) × \(mask.maskSide) cells, \(mask.maskInitialisation.rawValue) start"),
                    Fact("Steps", NumberFormat.count(mask.iterations)),
                    Fact("Optimiser", "Adam, step size \(mask.learningRate); m is kept in [0, 1]"),
                    Fact("λ₁", "\(mask.l1Weight)"), Fact("λ₂", "\(mask.tvWeight)"), Fact("β", "\(mask.tvBeta)"),
                    Fact("Blur", "\(mask.blurSigma) pixels"), Fact("Window", "moves by up to \(mask.jitter) pixels"),
                    Fact("Seed", String(mask.seed)),
                ]))
    }

    var faceMasked: MethodEntry {
        MethodEntry(
            anchor: "face-masked", title: "Pictures with faces covered",
            paragraphs: [
                "Where a face is known, the picture is audited a second time with every pixel of the face boxes black. "
                    + "The patches are drawn before the picture is resized, so that nothing of the face is left. What "
                    + "is explained is each setting's own answer to the covered picture."
            ],
            cannotSay: "What the model would do without the face: a black patch is something to see as well.",
            source: "\(Self.paper), section 3.1.",
            constants: FactGroup(
                "In this run",
                [
                    Fact(
                        "Covered",
                        findings.variants.contains(.faceMasked)
                            ? Words.pictures(findings.readable(.faceMasked).count) : "no picture")
                ]))
    }
}
