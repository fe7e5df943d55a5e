// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

#include <QCoreApplication>

// What makes the blocks, one function a kind. A block's class is nobody's business but its file's.

// Answers in a field.
BlockView *makeText(const Journey::Text &text, const Journey::Block &block, BlockPage &page);
BlockView *makeNumber(const Journey::Number &number, const Journey::Block &block, BlockPage &page);
BlockView *makeChoice(const Journey::Choice &choice, const Journey::Block &block, BlockPage &page);
BlockView *makeYesNo(const Journey::YesNo &question, const Journey::Block &block, BlockPage &page);
BlockView *makeConfirm(
    const Journey::Confirm &confirm, const Journey::Block &block, BlockPage &page);

// What the user says is so.
BlockView *makeTick(const Journey::Tick &tick, const Journey::Block &block, BlockPage &page);
BlockView *makeTicks(const Journey::Ticks &ticks, const Journey::Block &block, BlockPage &page);

// What the page says.
BlockView *makeLinks(const Journey::Links &links, const Journey::Block &block, BlockPage &page);
BlockView *makeNote(const Journey::Note &note, const Journey::Block &block, BlockPage &page);
BlockView *makeCauses(const Journey::Causes &causes, const Journey::Block &block, BlockPage &page);
BlockView *makeFacts(const Journey::Facts &facts, const Journey::Block &block, BlockPage &page);

// The special ones.
BlockView *makeAppIdProof(const Journey::Block &block, BlockPage &page);
BlockView *makeAppSecret(const Journey::Block &block, BlockPage &page);
BlockView *makeDomains(const Journey::Block &block, BlockPage &page);
BlockView *makeExercise(const Journey::Block &block, BlockPage &page);
BlockView *makeHandOver(const Journey::Block &block, BlockPage &page);
BlockView *makeMethod(const Journey::Block &block, BlockPage &page);
BlockView *makeNeeds(const Journey::Block &block, BlockPage &page);
BlockView *makePreflight(const Journey::Block &block, BlockPage &page);
BlockView *makeReport(const Journey::Block &block, BlockPage &page);
BlockView *makeUploadKey(const Journey::Block &block, BlockPage &page);
BlockView *makeVerifyFile(const Journey::Block &block, BlockPage &page);
